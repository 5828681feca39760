"""A search as the index is asked it: with the moment, and with what other indexes know."""

from collections.abc import Callable, Collection
from datetime import datetime

from services.search.contract.search import PlaceSearch

HeldAt = Callable[[datetime], Collection[str]]
"""The places that have a workshop which is not over at that moment."""

NO_PLACE = ("",)  # finds nothing, where an empty tuple would find all


def nowhere(now: datetime) -> Collection[str]:
    """Where nothing is known of workshops."""
    return ()


def settled(search: PlaceSearch, now: datetime, held_at: HeldAt) -> PlaceSearch:
    """The search at this moment, its workshops as the places that hold them."""
    search = _at_this_minute(search, now)
    return _where_workshops_are(search, held_at(now)) if search.with_workshops else search


def _at_this_minute(search: PlaceSearch, now: datetime) -> PlaceSearch:
    """Hours have no seconds; and the same question a second later is the same to the engine."""
    if not search.open_now:
        return search
    minute = now.replace(second=0, microsecond=0)
    return search.model_copy(update={"open_now": False, "open_at": minute})


def _where_workshops_are(search: PlaceSearch, places: Collection[str]) -> PlaceSearch:
    wanted = [each for each in search.place_ids if each in places] if search.place_ids else places
    return search.model_copy(update={"place_ids": tuple(sorted(wanted)) or NO_PLACE})
