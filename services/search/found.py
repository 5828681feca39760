"""From what an engine found to what is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from services.directory.contract.freshness import freshness
from services.directory.contract.place import PlaceSnapshot
from services.search.contract.answers import Facet
from services.search.contract.search import FoundPlace, FoundPlaces, PlaceSearch
from services.search.cursor import Cursor, Key, order_of
from services.search.distance import Point, distance_m
from services.search.highlights import Highlighter
from services.search.mending import mended
from services.search.question import Idea

Hit = tuple[PlaceSnapshot, Key]


@dataclass(frozen=True)
class Answer:
    """What an engine found: the hits of a page, each with its sort key, and one more where others
    follow; how many there are in all; the ideas as it read them.
    """

    hits: Sequence[Hit]
    total: int
    ideas: tuple[Idea, ...] = ()
    facets: tuple[Facet, ...] = ()


def found_places(search: PlaceSearch, answer: Answer, today: date) -> FoundPlaces:
    """The page of this answer."""
    page = answer.hits[: search.limit]
    highlighter = Highlighter(answer.ideas)
    places = tuple(_found(search, place, today, highlighter) for place, _ in page)
    matches = (match for found in places for match in found.matches)
    return FoundPlaces(
        total=answer.total,
        places=places,
        next_cursor=_next(search, answer.hits),
        facets=answer.facets,
        did_you_mean=mended(search.q, answer.ideas, matches),
    )


class Placed(Protocol):
    """A place, or a question about where it is."""

    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...


def point_of(placed: Placed) -> Point | None:
    """Where it is, as (latitude, longitude); None when that is not known."""
    latitude, longitude = placed.latitude, placed.longitude
    return None if latitude is None or longitude is None else (latitude, longitude)


def stops_of(place: PlaceSnapshot) -> tuple[Point, ...]:
    """Where an itinerant place stops, as far as that is known."""
    return tuple(point for stop in place.stops if (point := point_of(stop)))


def _distance_m(here: Point | None, place: PlaceSnapshot) -> int | None:
    """To the place, or to the nearest of its stops."""
    points = [point for point in (point_of(place), *stops_of(place)) if point]
    return round(min(distance_m(here, point) for point in points)) if here and points else None


def _next(search: PlaceSearch, hits: Sequence[Hit]) -> str | None:
    if len(hits) <= search.limit:
        return None
    place, key = hits[search.limit - 1]
    return str(Cursor(order_of(search), key, place.place_id))


def _found(
    search: PlaceSearch, place: PlaceSnapshot, today: date, highlighter: Highlighter
) -> FoundPlace:
    return FoundPlace(
        place=place,
        distance_m=_distance_m(point_of(search), place),
        freshness=freshness(place, today),
        matches=highlighter.matches(place),
    )
