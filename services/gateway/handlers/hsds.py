"""The API that the Human Services Data Specification asks for, under ``/hsds/``."""

import asyncio
from collections.abc import Callable

from aiohttp import web
from pydantic import BaseModel, ConfigDict

from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.hsds import objects
from services.gateway.hsds.paging import (
    OrganizationPage,
    PageQuery,
    ServiceAtLocationPage,
    ServicePage,
)
from services.gateway.reading import read_query, refuse_empty
from services.wire.errors import NotFound

VERSION = "3.1"
PROFILE = "https://docs.openreferral.org/en/3.1/hsds/"


class About(BaseModel):
    """What this API is."""

    model_config = ConfigDict(frozen=True)

    version: str
    profile: str
    openapi_url: str
    description: str


async def about(request: web.Request) -> Answer:
    """The specification's version, and where our description is."""
    told = About(
        version=VERSION,
        profile=PROFILE,
        openapi_url=f"{request.url.origin()}/api/v1/openapi.json",
        description="Lieux de médiation numérique, et les services qu'ils proposent.",
    )
    return _answer(told)


async def list_services(request: web.Request) -> Answer:
    """Services of places, a page at a time."""
    asked = _read_page(request)
    page = await request.app[SERVICES].offers.list_offers(asked.page, asked.per_page)
    write = objects.full_service if asked.full else objects.service
    return await _written(lambda: ServicePage.of(asked, page.total, [*map(write, page.offers)]))


async def show_service(request: web.Request) -> Answer:
    """One service with all that belongs to it."""
    offer = await request.app[SERVICES].offers.show_offer(request.match_info["id"])
    return _answer(objects.full_service(offer))


async def list_service_at_locations(request: web.Request) -> Answer:
    """Services at their places, a page at a time."""
    asked = _read_page(request)
    page = await request.app[SERVICES].offers.list_offers(asked.page, asked.per_page)
    full, plain = objects.full_service_at_location, objects.service_at_location
    write = full if asked.full else plain
    return await _written(
        lambda: ServiceAtLocationPage.of(asked, page.total, [*map(write, page.offers)])
    )


async def show_service_at_location(request: web.Request) -> Answer:
    """One service at its place, with its hours."""
    offer = await request.app[SERVICES].offers.show_offer(request.match_info["id"])
    return _answer(objects.full_service_at_location(offer))


async def list_organizations(request: web.Request) -> Answer:
    """Who runs the places, a page at a time."""
    asked = _read_page(request)
    page = await request.app[SERVICES].offers.list_shown_places(asked.page, asked.per_page)
    write = objects.full_organization if asked.full else objects.organization
    return await _written(
        lambda: OrganizationPage.of(asked, page.total, [*map(write, page.places)])
    )


async def show_organization(request: web.Request) -> Answer:
    """Who runs one place, and where it is."""
    shown = await request.app[SERVICES].places.show_place(request.match_info["id"])
    if shown.place.suspended:  # as in the lists
        raise NotFound("place_not_found", "There is no such place, or it is not shown.")
    return _answer(objects.full_organization(shown.place))


def _read_page(request: web.Request) -> PageQuery:
    refuse_empty(request.query)
    return read_query(PageQuery, request.query)


async def _written(page: Callable[[], BaseModel]) -> Answer:
    """In a thread: hours that nobody has asked for yet take milliseconds each, and all who ask
    something else would wait for a hundred of them.
    """
    return await asyncio.to_thread(lambda: _answer(page()))


def _answer(told: BaseModel) -> Answer:
    """The specification has no nulls: what nobody has said is left out."""
    return Answer(told.model_dump_json(exclude_none=True).encode(), "application/json")
