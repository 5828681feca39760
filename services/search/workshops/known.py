"""The workshops that search knows: a change is handled only when it is findable and announced."""

from collections.abc import Callable
from datetime import datetime

from services.directory.contract.workshop import WorkshopSnapshot
from services.search.announcing import Announcer, tell
from services.search.contract.workshops import FoundWorkshops, WorkshopSearch
from services.search.workshops.index import WorkshopIndex
from services.wire.bus import Bus

Clock = Callable[[], datetime]


class KnownWorkshops:
    """The index, and the word that goes out after each change: lists of places change with it."""

    def __init__(self, index: WorkshopIndex, bus: Bus, now: Clock) -> None:
        self._index = index
        self._bus = bus
        self._now = now
        self._announcer = Announcer(self._make_findable_and_tell)

    def keep(self, workshop: WorkshopSnapshot) -> None:
        """Return once the workshop is found as it is now, and this was announced."""
        self._index.put([workshop])
        self._announcer.announce(workshop.place_id)

    def forget(self, workshop_id: str, revision: int, place_id: str) -> None:
        """Return once the workshop is found no more, and this was announced."""
        self._index.drop(workshop_id, revision)
        self._announcer.announce(place_id)

    def find(self, search: WorkshopSearch) -> FoundWorkshops:
        """One page of what is asked, of what is not over."""
        return self._index.find(search, self._now())

    def held_at(self, now: datetime) -> frozenset[str]:
        """The places that have a workshop which is not over."""
        return self._index.held_at(now)

    def _make_findable_and_tell(self, place_ids: frozenset[str]) -> None:
        self._index.make_findable()
        tell(self._bus, self._now(), place_ids)
