"""The places of an export, page by page: all as the directory keeps them, or those searched for."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import datetime

from aiohttp import web

from services.directory.contract.place import PlacePage, PlaceSnapshot
from services.gateway.asking import SERVICES
from services.gateway.locating import LOCATOR
from services.gateway.pages.words import PARIS
from services.gateway.queries import PlaceFilters, PlaceQuery, to_search

FOUND_PAGE = 100  # the most that search answers at a time
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


async def found_places(
    app: web.Application, asked: PlaceFilters
) -> AsyncGenerator[list[PlaceSnapshot], None]:
    """What a search finds, in its order. Raises Unavailable whenever search is away."""
    cursor: str | None = None
    today, meant = datetime.now(PARIS).date(), await app[LOCATOR].meant_by(asked.where)
    while True:
        query = PlaceQuery(**asked.model_dump(), limit=FOUND_PAGE, cursor=cursor)
        async with app[TURN]:
            page = await app[SERVICES].find_places(to_search(query, today, meant))
        yield [found.place for found in page.places if not found.place.suspended]
        if (cursor := page.next_cursor) is None:
            return


def _shown(page: PlacePage) -> list[PlaceSnapshot]:
    known = (listed.place for listed in page.places)
    return [place for place in known if place and not place.suspended]
