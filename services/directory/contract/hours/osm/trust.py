"""Which hours may be believed when it is asked whether a place is open."""

from functools import lru_cache

from services.directory.contract.hours.osm.engine import Evaluated, evaluated
from services.directory.contract.hours.osm.repeating import says_a_day_twice

_KEPT = 30_000  # distinct hours


@lru_cache(_KEPT)
def trusted(osm: str) -> Evaluated | None:
    """None for what is not valid, is not evaluated, or means something else by the letter."""
    hours = evaluated(osm)
    return None if hours is None or says_a_day_twice(osm) else hours
