"""Opening a link that was sent: looking at it changes nothing, its buttons do."""

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.pages.editor import home_of
from services.gateway.pages.forms import read_sent
from services.gateway.pages.listings import listings
from services.gateway.pages.place_view import PlaceView
from services.gateway.pages.render import redirect, render_personal
from services.gateway.pages.words import moment
from services.gateway.sessions import OPENS_A_SESSION, SESSIONS, must_come_from_our_pages
from services.notify.contract.links import LinkClaims
from services.wire.errors import NotFound

CONFIRM, END = "confirmer", "arreter"
_TEMPLATES = {"reminder": "reminder.html"}
_BY_ROLE = dict.fromkeys(("prescriber", "referent", "region_admin"), "link_of_role.html")


async def show_link(request: web.Request) -> web.Response:
    """What the link is for. Mail scanners look at links too."""
    claims = await request.app[SERVICES].notify.open_link(request.match_info["token"])
    if claims.purpose not in OPENS_A_SESSION:
        raise NotFound("link_not_valid", "This link is for another page.")
    template = _TEMPLATES.get(claims.purpose) or _BY_ROLE.get(claims.role, "link.html")
    return _show(template, claims, await listings(request, claims.place_ids))


async def use_link(request: web.Request) -> web.Response:
    """Answer the reminder, end reminders, or hand the session over and leave the token behind."""
    must_come_from_our_pages(request)  # else another site could sign the visitor in as somebody
    token, notify = request.match_info["token"], request.app[SERVICES].notify
    action = (await read_sent(request)).get("action")
    if action == CONFIRM:  # no redirect: only this answer knows of it, and twice is harmless
        return _show("reminder_answered.html", await notify.answer_reminder(token))
    if action == END:
        return _show("reminders_ended.html", await notify.end_reminders(token))
    claims = await notify.open_link(token)
    response = redirect(home_of(claims))
    request.app[SESSIONS].hand_over(response, claims)
    return response


def _show(template: str, claims: LinkClaims, seen: tuple[PlaceView, ...] = ()) -> web.Response:
    return render_personal(
        template,
        listings=seen,
        place_ids=claims.place_ids,
        title=claims.title,
        role=claims.role,
        expires=moment(claims.expires_at),
    )
