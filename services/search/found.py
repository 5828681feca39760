"""From what an engine found to what is answered."""

from collections.abc import Sequence
from datetime import date

from services.directory.contract.freshness import freshness
from services.directory.contract.place import PlaceSnapshot
from services.search.contract.search import FoundPlace, FoundPlaces, PlaceSearch
from services.search.cursor import Cursor, Key, order_of
from services.search.distance import Point, distance_m

Hit = tuple[PlaceSnapshot, Key]


def found_places(search: PlaceSearch, hits: Sequence[Hit], total: int, today: date) -> FoundPlaces:
    """The page for these hits, each with its sort key; one too many says that others follow."""
    page = hits[: search.limit]
    places = tuple(_found(search, place, today) for place, _ in page)
    next_cursor = None
    if len(hits) > len(page):
        place, key = page[-1]
        next_cursor = str(Cursor(order_of(search), key, place.place_id))
    return FoundPlaces(total=total, places=places, next_cursor=next_cursor)


def point_of(place_or_search: PlaceSnapshot | PlaceSearch) -> Point | None:
    """Where it is, as (latitude, longitude); None when that is not known."""
    latitude, longitude = place_or_search.latitude, place_or_search.longitude
    return None if latitude is None or longitude is None else (latitude, longitude)


def _found(search: PlaceSearch, place: PlaceSnapshot, today: date) -> FoundPlace:
    here, there = point_of(search), point_of(place)
    far = round(distance_m(here, there)) if here and there else None
    return FoundPlace(place=place, distance_m=far, freshness=freshness(place, today))
