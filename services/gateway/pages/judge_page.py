"""The pages where those who keep a listing, or moderate there, judge what others proposed."""

import orjson
from aiohttp import web
from multidict import MultiDict, MultiMapping
from pydantic import BaseModel, ConfigDict

from services.directory.contract.corrections import JudgementAsked, WaitingCorrection
from services.gateway.asking import SERVICES
from services.gateway.pages.correction_view import STATES, correction_view
from services.gateway.pages.editor import MY_PLACES, REFERENT, signed_in
from services.gateway.pages.flash import tell_once, told_once
from services.gateway.pages.forms import FormKey, Revision, new_key, order_of, read_sent
from services.gateway.pages.render import redirect, render_personal
from services.gateway.pages.section_fields import BY_SECTION
from services.gateway.pages.section_form import form_of, sent_form
from services.wire.errors import Conflict, Invalid, Refused
from services.wire.parse import parse

MOST = 50
NOTHING: MultiMapping[str] = MultiDict()
TOLD = 1  # a list has no revision of its own: what was just done is told once, whatever it shows
JUST_DONE = {
    "accepted": "La correction est acceptée, et la fiche corrigée.",
    "edited": "La fiche est corrigée avec vos changements.",
    "refused": "La correction est refusée. La personne qui l'a proposée lira votre réponse.",
}
MESSAGES = {
    "changed_meanwhile": "La fiche a changé entre-temps. Voici ce qu'elle dit maintenant : relisez,"
    " puis décidez à nouveau.",
    "already_judged": "Quelqu'un d'autre vient d'examiner cette correction.",
    "nothing_proposed": "Vous n'avez rien retenu de la correction : refusez-la plutôt, en disant"
    " pourquoi.",
    "reason_needed": "Dites pourquoi, en une phrase.",
}


class Carried(BaseModel):
    """What both forms carry."""

    model_config = ConfigDict(frozen=True)

    revision: Revision
    key: FormKey


async def list_corrections(request: web.Request) -> web.Response:
    """What waits for a listing, the oldest first."""
    actor, place_id = signed_in(request), request.match_info["place_id"]
    found = await request.app[SERVICES].corrections.list_place_corrections(
        place_id, actor, None, MOST
    )
    return render_personal(
        "corrections.html",
        place_id=place_id,
        nom=found.nom,
        views=tuple(map(correction_view, found.corrections)),
        next_after=found.next_after,
        told=JUST_DONE.get(told_once(request, TOLD), ""),
    )


async def show_correction(request: web.Request) -> web.Response:
    """One, with the ways to judge it."""
    return _show(await _waiting(request))


async def judge(request: web.Request) -> web.Response:
    """Judge it, then show what else waits; or the page again with what stands in the way."""
    actor, sent = signed_in(request), await read_sent(request)
    carried = parse(Carried, {n: sent.get(n) for n in ("revision", "key")}, "invalid_form")
    order = await order_of(request, carried.key, actor)
    correction_id = request.match_info["correction_id"]
    corrections = request.app[SERVICES].corrections
    try:
        judgement = _judgement(request.match_info["place_id"], sent)
        judged = await corrections.judge_correction(
            correction_id, judgement, carried.revision, order
        )
    except (Invalid, Conflict) as refusal:
        return _show(await _waiting(request), refusal, sent)
    is_gone = judged.section == "gone" and judged.state == "accepted"
    desk = MY_PLACES if actor.role == "editor" else REFERENT
    path = desk if is_gone else f"/lieux/{judged.place_id}/corrections"
    response = redirect(path)
    tell_once(response, path, judged.state, TOLD)
    return response


def _judgement(place_id: str, sent: MultiMapping[str]) -> JudgementAsked:
    """Accepted when the judge left the form as it was offered. Raises Invalid."""
    said: dict[str, object] = {"place_id": place_id}
    if sent.get("action") == "refuser":
        said |= {"outcome": "refused", "reason": sent.get("reason", "")}
    elif (form := sent_form(sent)).is_as_offered:
        said |= {"outcome": "accepted"}
    else:
        said |= {"outcome": "edited", "changes": form.sent.changes()}
    return parse(JudgementAsked, said, "invalid_body")


async def _waiting(request: web.Request) -> WaitingCorrection:
    correction_id = request.match_info["correction_id"]
    actor = signed_in(request)
    return await request.app[SERVICES].corrections.show_correction(correction_id, actor)


def _show(
    waiting: WaitingCorrection, refusal: Refused | None = None, sent: MultiMapping[str] = NOTHING
) -> web.Response:
    form = form_of(
        BY_SECTION[waiting.correction.section], waiting.place, waiting.correction.proposed
    )
    if refusal:
        form = form.refused(refusal.reasons)
    return render_personal(
        "correction.html",
        (412 if isinstance(refusal, Conflict) else 422) if refusal else 200,
        view=correction_view(waiting),
        form=form,
        shown=orjson.dumps(form.shown).decode(),
        offered=orjson.dumps(form.typed).decode(),
        state=STATES[waiting.correction.state],
        message=MESSAGES.get(refusal.code, "") if refusal else "",
        reason=sent.get("reason", ""),
        key=new_key(),
        refusal_key=new_key(),
    )
