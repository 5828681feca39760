"""Ending what a mail program asks to end by one click (RFC 8058)."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.asking_notify import Notify
from services.gateway.pages.forms import URLENCODED, read_sent
from services.gateway.pages.render import redirect
from services.gateway.route import Handler
from services.wire.errors import Invalid, NotFound

WAYS = (URLENCODED, "multipart/form-data")  # the RFC names both
FIN = "/fin"


def ending_at_one_click(end: Callable[[Notify, str], Awaitable[object]], ended: str) -> Handler:
    """The handler: a mail program has no cookie, and comes from no page of ours.

    A link that opens nothing (any more) gets the same answer: there is nothing to end.
    """

    async def handle(request: web.Request) -> web.StreamResponse:
        sent = await read_sent(request, WAYS)
        if sent.get("List-Unsubscribe") != "One-Click":
            raise Invalid("invalid_form", "Send List-Unsubscribe=One-Click.")
        with suppress(NotFound):
            await end(request.app[SERVICES].notify, request.match_info["token"])
        return web.Response(text=ended, headers={"Cache-Control": "no-store"})

    return handle


async def show_where_it_ends(request: web.Request) -> web.Response:
    """Some mail programs open the address for one click in a browser."""
    return redirect(request.rel_url.raw_path.removesuffix(FIN))
