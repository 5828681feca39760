"""Which documents a search means, filter by filter: pure."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from services.search.contract.search import FACETS, BoundingBox, PlaceSearch
from services.search.distance import Point
from services.search.filters import MEANS_EVERYBODY, asked_values
from services.search.placed import point_of

Json = dict[str, Any]
Filters = dict[str, Json]

PUBLIC: Json = {"term": {"public": True}}
A_HAIR = 1e-6  # degrees, some ten centimetres: engines keep positions hardly more exactly


def base_filters(search: PlaceSearch) -> list[Json]:
    """What is not counted: where places are, and that they are shown at all."""
    filters = [PUBLIC]
    if search.within_km is not None:
        near = {"distance": f"{search.within_km * 1000}m", "positions": geo(point_of(search))}
        filters.append({"geo_distance": near})
    if search.place_ids:
        filters.append({"terms": {"place_id": list(search.place_ids)}})
    if search.keys:
        begun = [{"prefix": {"place_id": key}} for key in search.keys]
        filters.append(any_of(begun))
    if search.bbox is not None:
        filters.append({"geo_bounding_box": {"positions": _corners(search.bbox)}})
    return filters


def chosen(search: PlaceSearch, today: date) -> Filters:
    """What is asked of each filter; filters that are not asked are not there."""
    filters = {
        name: having(name, values, or_nothing=name == MEANS_EVERYBODY)
        for name, values in asked_values(search).items()
    }
    if search.freshness:
        states = states_on(today)
        asked = [states[one] for one in search.freshness if one in states]
        filters["freshness"] = any_of(asked) if asked else {"match_none": {}}
    return filters


def counted(filters: Filters) -> Filters:
    """Those of them that have facets."""
    return {name: each for name, each in filters.items() if name in FACETS}


def states_on(today: date) -> Filters:
    """Which documents are how fresh on that day."""
    fresh = {"range": {"fresh_until": {"gte": today.isoformat()}}}
    dated = {"exists": {"field": "fresh_until"}}
    unanswered = {"term": {"unanswered": True}}
    return {
        "up_to_date": fresh,
        "due": {"bool": {"filter": [dated], "must_not": [fresh, unanswered]}},
        "unverified": {
            "bool": {
                "must_not": [fresh],
                "should": [unanswered, {"bool": {"must_not": [dated]}}],
                "minimum_should_match": 1,
            }
        },
    }


def having(name: str, values: Iterable[str], or_nothing: bool) -> Json:
    """Those with one of these values; perhaps also those that have none at all."""
    saying: Json = {"terms": {name: list(values)}}
    if not or_nothing:
        return saying
    return any_of([saying, {"bool": {"must_not": {"exists": {"field": name}}}}])


def any_of(filters: Iterable[Json], least: int = 1) -> Json:
    """Those that pass one of these filters, or as many as that."""
    return {"bool": {"should": list(filters), "minimum_should_match": least}}


def geo(point: Point | None) -> Json | None:
    """As the engine writes points."""
    return None if point is None else {"lat": point[0], "lon": point[1]}


def _corners(bbox: BoundingBox) -> Json:
    west, south, east, north = bbox
    west, east = _apart(west, east, 180)
    south, north = _apart(south, north, 90)
    return {"top_left": {"lat": north, "lon": west}, "bottom_right": {"lat": south, "lon": east}}


def _apart(low: float, high: float, most: float) -> tuple[float, float]:
    """A box without a surface, which engines refuse, holds what lies on its line all the same."""
    return (low, high) if low < high else (max(-most, low - A_HAIR), min(most, high + A_HAIR))
