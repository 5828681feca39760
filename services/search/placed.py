"""Where things are that may not say it. Pure."""

from typing import Protocol

from services.directory.contract.place import PlaceDetails
from services.search.distance import Point


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


def stops_of(place: PlaceDetails) -> tuple[Point, ...]:
    """Where an itinerant place stops, as far as that is known."""
    return tuple(point for stop in place.stops if (point := point_of(stop)))
