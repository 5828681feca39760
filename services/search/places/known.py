"""The places that search knows: a change is handled only when it is findable and announced."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from services.directory.contract.place import PlaceSnapshot
from services.search.announcing import Announcer
from services.search.contract.events import PlacesIndexed
from services.search.contract.search import FoundPlaces, PlaceSearch
from services.search.index import PlaceIndex
from services.wire import trace
from services.wire.bus import Bus, Message

PARIS = ZoneInfo("Europe/Paris")  # whose day it is when a listing's freshness ends

Clock = Callable[[], datetime]


class KnownPlaces:
    """The index, and the word that goes out after each change of it."""

    def __init__(self, index: PlaceIndex, bus: Bus, now: Clock) -> None:
        self._index = index
        self._bus = bus
        self._now = now
        self._announcer = Announcer(self._make_findable_and_tell)

    def keep(self, place: PlaceSnapshot) -> None:
        """Return once the place is found as it is now, and this was announced."""
        self._index.put([place])
        self._announcer.announce(place.place_id)

    def forget(self, place_id: str, revision: int) -> None:
        """Return once the place is found no more, and this was announced."""
        self._index.drop(place_id, revision)
        self._announcer.announce(place_id)

    def find(self, search: PlaceSearch) -> FoundPlaces:
        """One page of what is asked, as the index promises it."""
        return self._index.find(search, self._now().astimezone(PARIS).date())

    def _make_findable_and_tell(self, place_ids: frozenset[str]) -> None:
        self._index.make_findable()
        event = PlacesIndexed(
            occurred_at=self._now(), traceparent=trace.current(), place_ids=tuple(place_ids)
        )
        self._bus.publish([Message.of(event)])
