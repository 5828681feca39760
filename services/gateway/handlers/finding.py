"""What helps to find places in the API: suggestions while typing, and the map."""

import asyncio
from datetime import datetime

import orjson
from aiohttp import web
from pydantic import BaseModel, ConfigDict

from services.directory.contract.gazetteer.opening import gazetteer_if_any
from services.gateway.answering import json_answer
from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.finding_queries import LabelQuery, MapQuery, SuggestionQuery
from services.gateway.locating import LOCATOR
from services.gateway.pages.words import PARIS
from services.gateway.positions import numbers
from services.gateway.queries import PlaceQuery, to_search
from services.gateway.reading import read_search
from services.gateway.suggesting import MOST_SUGGESTED, at_home_first
from services.gateway.workshop_query import WorkshopQuery, to_workshop_search
from services.search.contract.map import MapSearch
from services.search.contract.suggestions import SuggestionSearch

GEOJSON = "application/geo+json"


class MapLabel(BaseModel):
    """A commune's name and its centre, in WGS84 degrees."""

    model_config = ConfigDict(frozen=True)

    nom: str
    latitude: float
    longitude: float


class MapLabels(BaseModel):
    """The biggest communes first; none where there is no gazetteer."""

    model_config = ConfigDict(frozen=True)

    communes: tuple[MapLabel, ...]


async def map_places(request: web.Request) -> Answer:
    """The places found as GeoJSON: a point for each, or where they are many how many there are."""
    query = read_search(MapQuery, request.query)
    meant = await request.app[LOCATOR].meant_by(query.where)
    filters = PlaceQuery(**query.model_dump(exclude={"zoom"}))
    search = to_search(filters, datetime.now(PARIS).date(), meant)
    places = await request.app[SERVICES].map_places(MapSearch(search=search, zoom=query.zoom))
    return Answer(orjson.dumps(places.as_geojson()), GEOJSON)


async def list_workshops(request: web.Request) -> Answer:
    """One page of the workshops to come."""
    query = read_search(WorkshopQuery, request.query)
    search = to_workshop_search(query, await request.app[LOCATOR].meant_by(query.where))
    return json_answer(await request.app[SERVICES].find_workshops(search))


async def label_map(request: web.Request) -> Answer:
    """Names to read a map by, where it has no tiles."""
    query = read_search(LabelQuery, request.query)
    communes = await asyncio.to_thread(_communes, query)
    return json_answer(MapLabels(communes=communes))


def _communes(query: LabelQuery) -> tuple[MapLabel, ...]:
    gazetteer = gazetteer_if_any()
    west, south, east, north = numbers(query.bbox)
    found = gazetteer.within((west, south, east, north), query.limit) if gazetteer else []
    return tuple(
        MapLabel(nom=each.nom, latitude=each.latitude, longitude=each.longitude) for each in found
    )


async def suggest(request: web.Request) -> Answer:
    """Communes, services and places that may be meant by what is typed so far."""
    query = read_search(SuggestionQuery, request.query)
    latitude, longitude = numbers(query.near) if query.near else (None, None)
    home = request.app[LOCATOR].home
    limit = MOST_SUGGESTED if home else query.limit
    asked = SuggestionSearch(q=query.q, latitude=latitude, longitude=longitude, limit=limit)
    suggested = await request.app[SERVICES].suggest(asked)
    return json_answer(at_home_first(suggested, home, query.limit))
