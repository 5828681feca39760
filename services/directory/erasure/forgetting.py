"""What is written when a place was erased, beside its own document.

Each write is done however often it is asked for, so a crash in their midst is made good by whoever
hears the event again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.directory.changes.store import ChangeLog
from services.directory.contract.events import PlaceErased
from services.directory.contract.revision import Actor
from services.directory.corrections.store import CorrectionStore
from services.directory.duplicates.store import DuplicateStore
from services.directory.erasure.elsewhere import Elsewhere
from services.directory.erasure.erasure import blank, tombstone
from services.directory.history.store import HistoryStore
from services.directory.merges.store import MergeStore
from services.directory.places.store import PlaceStore
from services.directory.workshops.store import WorkshopStore

CASCADE = Actor(person_id="", role="operator", via="place.erased")
CLOCKS_DIFFER = timedelta(days=1)  # of replicas; nothing is ever told of this id again


@dataclass(frozen=True)
class Forgetting:
    """Over all that keeps something of a place."""

    places: PlaceStore
    workshops: WorkshopStore
    history: HistoryStore
    corrections: CorrectionStore
    duplicates: DuplicateStore
    changes: ChangeLog
    merges: MergeStore
    clock: Callable[[], datetime]

    def forget(self, event: PlaceErased) -> None:
        """Raises ChangedMeanwhile when somebody saves the same documents, Unavailable while the
        relay is behind; asked again, it ends.
        """
        self._blank_workshops(event.place_id)
        self.history.forget(event.place_id, event.revision)
        self.corrections.forget(event.place_id, self.clock())
        self.duplicates.forget(event.place_id)
        self.changes.forget(event.place_id, event.occurred_at + CLOCKS_DIFFER)
        Elsewhere(self.merges, self.history, self.changes).forget(event.place_id)
        for place_id in self._still_replaced(event.place_id):
            self._erase(place_id)

    def _still_replaced(self, place_id: str) -> Iterator[str]:
        """Those whose place it took, but for one that is being given back with all that it took."""
        merge = self.merges.being_undone(place_id)
        spared = set()
        if merge and merge.outcome.kept == place_id:
            other = self.places.find_written(merge.outcome.replaced)
            spared = {other.place_id, *other.replaces}
        replaced = self.places.find_written(place_id).replaces
        return (each for each in replaced if each not in spared)

    def _blank_workshops(self, place_id: str) -> None:
        for workshop in self.workshops.ever_of(place_id):
            blanked = blank(workshop, CASCADE, self.clock())
            if blanked is not workshop:
                self.workshops.save(blanked)

    def _erase(self, place_id: str) -> None:
        """A listing whose place it took said the same; its own event drives the rest."""
        known = self.places.find_written(place_id)
        left = tombstone(known, CASCADE, self.clock())
        if left is not known:
            self.places.erase(left)
