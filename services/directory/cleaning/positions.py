"""Whether a point can be where its place is, and what to do if not."""

from math import cos, hypot, radians
from typing import NamedTuple

FAR_KM = 30  # of 426 places none that is right is farther than 9 km from its commune's centre
_FAR_IN_GUYANE_KM = 200  # a commune there may be as large as a region

# Around the land, generously: south, north, west, east.
_FRANCE = (
    (41.0, 51.6, -5.6, 9.8),  # Europe
    (15.6, 18.3, -63.4, -60.7),  # Guadeloupe, Saint-Martin, Saint-Barthélemy
    (14.2, 15.1, -61.5, -60.6),  # Martinique
    (2.0, 6.1, -54.8, -51.3),  # Guyane
    (-21.6, -20.6, 55.0, 56.1),  # La Réunion
    (-13.3, -12.4, 44.8, 45.5),  # Mayotte
    (46.5, 47.3, -56.7, -55.9),  # Saint-Pierre-et-Miquelon
    (-23.3, -17.5, 157.5, 172.5),  # New Caledonia
    (-14.6, -13.0, -178.4, -175.9),  # Wallis and Futuna
    (-28.0, -7.5, -155.0, -134.0),  # French Polynesia
)


class Point(NamedTuple):
    """In WGS84 degrees."""

    latitude: float
    longitude: float


class Located(NamedTuple):
    """Where it is; ``kind`` says what was wrong. Without a better point the given one stays."""

    point: Point | None
    kind: str = ""
    is_approximate: bool = False


def locate(given: Point, centre: Point | None, far_km: float) -> Located:
    """The point itself, turned round, or the commune's centre when it is too far from there."""
    if given == (0, 0):
        return Located(None, "position_of_zeros")
    point = Point(given.longitude, given.latitude) if _is_swapped(given) else given
    if centre and km_between(point, centre) > far_km:
        return Located(_rounded(centre), "far_from_its_commune", is_approximate=True)
    if point != given:
        return Located(point, "swapped_coordinates")
    return Located(point, "" if _is_in_france(point) else "outside_of_france")


def far_km_in(code_postal: str, far_km: float) -> float:
    """How far is too far in this department."""
    return max(far_km, _FAR_IN_GUYANE_KM) if code_postal.startswith("973") else far_km


def km_between(one: Point, other: Point) -> float:
    """Good to a percent within a region; beyond it only has to be large."""
    north = one.latitude - other.latitude
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return 111.2 * hypot(north, east)


def _rounded(point: Point) -> Point:
    """To a metre: a centre is no more precise."""
    return Point(round(point.latitude, 5), round(point.longitude, 5))


def _is_swapped(point: Point) -> bool:
    return not _is_in_france(point) and _is_in_france(Point(point.longitude, point.latitude))


def _is_in_france(point: Point) -> bool:
    return any(
        south <= point.latitude <= north and west <= point.longitude <= east
        for south, north, west, east in _FRANCE
    )
