"""All places that are shown, page by page, as the directory keeps them."""

import asyncio
from collections.abc import AsyncGenerator

from aiohttp import web

from services.directory.contract.place import PlacePage, PlaceSnapshot
from services.gateway.asking import SERVICES

PAGE = 250  # what is held of an export at a time, and written without a pause
TURN = web.AppKey("export_turn", asyncio.Lock)
"""All exports together ask one question at a time: they never keep the directory from others."""


async def shown_places(app: web.Application) -> AsyncGenerator[list[PlaceSnapshot], None]:
    """Neither the withdrawn nor the suspended. Raises Unavailable whenever the directory is away.

    A place that changes meanwhile is there once: as it was when its page was read.
    """
    after: str | None = None
    while True:
        async with app[TURN]:
            page = await app[SERVICES].places.list_places(after, PAGE)
        yield _shown(page)
        if (after := page.next_after) is None:
            return


def _shown(page: PlacePage) -> list[PlaceSnapshot]:
    known = (listed.place for listed in page.places)
    return [place for place in known if place and not place.suspended]
