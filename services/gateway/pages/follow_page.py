"""The private page where a proposer reads what became of their correction, or asks to be told."""

from aiohttp import web
from multidict import MultiMapping

from services.gateway.asking import SERVICES
from services.gateway.consent import CORRECTIONS, TELL_ME, consent
from services.gateway.follow_ups import correction_id_of
from services.gateway.pages.alert_form import CHANNELS, FIELDS, OTHER_WAY
from services.gateway.pages.backstage import looks_behind
from services.gateway.pages.correction_view import proposal_view
from services.gateway.pages.forms import read_sent
from services.gateway.pages.render import render_personal
from services.gateway.sessions import must_come_from_our_pages
from services.notify.contract.corrections import ProposerWish
from services.wire.errors import Invalid
from services.wire.parse import parse

ADVICE = {each.name: each.advice for each in FIELDS}["address"]


async def show_proposal(request: web.Request) -> web.Response:
    """How far it is; while it waits, also the way to be told."""
    follow_up = request.match_info["follow_up"]
    correction_id = correction_id_of(follow_up)
    shown = await request.app[SERVICES].corrections.show_proposal(correction_id)
    return render_personal(
        "follow_up.html",
        view=proposal_view(shown),
        follow_up=follow_up,
        sentence=TELL_ME,
        channels=CHANNELS,
    )


async def remember_proposer(request: web.Request) -> web.Response:
    """Have notify remember where to write. No redirect: sent again it changes nothing."""
    must_come_from_our_pages(request)
    follow_up, sent = request.match_info["follow_up"], await read_sent(request)
    correction_id = correction_id_of(follow_up)
    agreed = consent(request, page="corrections", wording=CORRECTIONS)
    asked = {"channel": sent.get("channel"), "address": sent.get("address"), "follow_up": follow_up}
    try:
        wish = parse(ProposerWish, asked, "invalid_body")
        await request.app[SERVICES].notify.remember_proposer(correction_id, wish, agreed)
    except Invalid:
        return _show(request, sent, _advice(sent), 422)
    return _show(request, sent)


def _advice(sent: MultiMapping[str]) -> str:
    is_email = sent.get("channel") == "email"
    fits = ("@" in sent.get("address", "")) == is_email
    return ADVICE if fits else OTHER_WAY[is_email]


def _show(
    request: web.Request, sent: MultiMapping[str], error: str = "", status: int = 200
) -> web.Response:
    return render_personal(
        "follow_up_told.html",
        status,
        follow_up=request.match_info["follow_up"],
        sentence=TELL_ME,
        channels=CHANNELS,
        chosen=sent.get("channel", "sms"),
        address=sent.get("address", ""),
        error=error,
        sandbox=looks_behind(request),
    )
