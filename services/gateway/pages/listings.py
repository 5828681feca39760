"""The listings that a link is about: whoever is asked whether they are right must see them."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.pages.place_view import PlaceView, place_view
from services.wire.errors import NotFound, Unavailable


async def listings(request: web.Request, place_ids: Iterable[str]) -> tuple[PlaceView, ...]:
    """Those that can be shown now. A link still does its work where none can."""
    now, found = datetime.now(UTC), []
    for place_id in place_ids:
        with suppress(NotFound, Unavailable):
            shown = await request.app[SERVICES].places.show_place(place_id)
            found.append(place_view(shown, now))
    return tuple(found)
