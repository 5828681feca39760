"""How far things are, and how much that takes from their relevance."""

from math import asin, cos, log, radians, sin, sqrt

EARTH_RADIUS_M = (
    6_371_008.7714  # the mean radius, as Lucene has it: both engines cut at the same metre
)

# Relevance halves every HALVING_KM, after a first stretch that anybody walks.
WALK_KM = 1
HALVING_KM = 10
DECAY_PER_M = -log(2) / (HALVING_KM * 1000)
UNPLACED_WEIGHT = 0.01  # a place without a position is nowhere near, but its words still count

Point = tuple[float, float]


def distance_m(one: Point, other: Point) -> float:
    """Great-circle metres between two (latitude, longitude)."""
    south, west, north, east = map(radians, (*one, *other))
    sagitta = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * EARTH_RADIUS_M * asin(sqrt(min(1.0, sagitta)))
