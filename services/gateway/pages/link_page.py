"""Opening a link that was sent: looking at it changes nothing, its buttons do."""

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.pages.forms import read_sent
from services.gateway.pages.render import redirect, render_personal
from services.gateway.pages.words import moment
from services.gateway.sessions import OPENS_A_SESSION, SESSIONS, must_come_from_our_pages
from services.notify.contract.links import LinkClaims
from services.wire.errors import NotFound

CONFIRM = "confirmer"


async def show_link(request: web.Request) -> web.Response:
    """What the link is for. Mail scanners look at links too."""
    claims = await request.app[SERVICES].notify.open_link(request.match_info["token"])
    if claims.purpose not in OPENS_A_SESSION:
        raise NotFound("link_not_valid", "This link is for another page.")
    template = "reminder.html" if claims.purpose == "reminder" else "link.html"
    return _show(template, claims)


async def use_link(request: web.Request) -> web.Response:
    """Confirm the listing it reminds of; or hand the session over, leaving the token behind."""
    must_come_from_our_pages(request)  # else another site could sign the visitor in as somebody
    if (await read_sent(request)).get("action") == CONFIRM:
        return await _confirm(request)
    claims = await request.app[SERVICES].notify.open_link(request.match_info["token"])
    response = redirect(f"/lieux/{claims.place_ids[0]}/modifier" if claims.place_ids else "/")
    request.app[SESSIONS].hand_over(response, claims)
    return response


async def _confirm(request: web.Request) -> web.Response:
    """No redirect: only this answer knows of it, and the same answer twice is harmless."""
    claims = await request.app[SERVICES].notify.answer_reminder(request.match_info["token"])
    return _show("reminder_answered.html", claims)


def _show(template: str, claims: LinkClaims) -> web.Response:
    return render_personal(
        template,
        place_ids=claims.place_ids,
        title=claims.title,
        expires=moment(claims.expires_at),
    )
