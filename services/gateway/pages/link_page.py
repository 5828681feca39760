"""Opening a link that was sent: looking at it changes nothing, its button opens the session."""

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.pages.render import redirect, render_personal
from services.gateway.pages.words import moment
from services.gateway.sessions import SESSIONS, must_come_from_our_pages
from services.notify.contract.links import LinkClaims


async def show_link(request: web.Request) -> web.Response:
    """What the link is for. Mail scanners look at links too."""
    claims = await _claims(request)
    return render_personal(
        "link.html", place_ids=claims.place_ids, expires=moment(claims.expires_at)
    )


async def open_link(request: web.Request) -> web.Response:
    """Hand the session over and go to the first place's form, leaving the token behind."""
    must_come_from_our_pages(request)  # else another site could sign the visitor in as somebody
    claims = await _claims(request)
    response = redirect(f"/lieux/{claims.place_ids[0]}/modifier" if claims.place_ids else "/")
    request.app[SESSIONS].hand_over(response, claims)
    return response


async def _claims(request: web.Request) -> LinkClaims:
    return await request.app[SERVICES].open_link(request.match_info["token"])
