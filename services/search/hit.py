"""A place that an engine found, as much of it as an answer needs: pure."""

from datetime import date
from typing import Any, NamedTuple

import orjson

from services.directory.contract.freshness import Freshness, freshness
from services.directory.contract.hours.opening import Opening
from services.directory.contract.hours.timetable import Timetable, timetable_of
from services.directory.contract.place import PlaceSnapshot
from services.search.contract.answers import Match
from services.search.cursor import Key
from services.search.distance import Point, distance_m
from services.search.placed import point_of, stops_of

NOT_SAID = Opening(state="unknown")


class Hit(NamedTuple):
    """``written`` is the whole snapshot as JSON: it goes into the answer as it is kept.

    ``key`` is what it was ordered by, ``distance_m`` is from the point asked; see FoundPlace.
    """

    place_id: str
    key: Key
    written: bytes
    distance_m: int | None
    freshness: Freshness
    timetable: Timetable
    opening: Opening = NOT_SAID
    matches: tuple[Match, ...] = ()

    def fields(self) -> dict[str, Any]:
        """Those of the snapshot, for whoever reads a few of them."""
        fields: dict[str, Any] = orjson.loads(self.written)
        return fields

    @property
    def place(self) -> PlaceSnapshot:
        """The snapshot as its model, for whoever reads all of it."""
        return PlaceSnapshot.model_validate_json(self.written)


def hit_of(place: PlaceSnapshot, key: Key, here: Point | None, today: date) -> Hit:
    """What is told of a place that an engine found with this key; ``here`` is the point asked."""
    return Hit(
        place_id=place.place_id,
        key=key,
        written=place.model_dump_json().encode(),
        distance_m=_distance_m(here, place),
        freshness=freshness(place, today),
        timetable=timetable_of(place),
    )


def _distance_m(here: Point | None, place: PlaceSnapshot) -> int | None:
    """To the place, or to the nearest of its stops."""
    points = [point for point in (point_of(place), *stops_of(place)) if point]
    return round(min(distance_m(here, point) for point in points)) if here and points else None
