"""The writes of an undoing, from what was recorded.

As when it was merged, each is done only where it is missing, and while it still is to be done. The
old id is shown again first, then the other gives back: at every step both ids lead somewhere.
"""

from dataclasses import dataclass
from datetime import datetime

from services.directory.carrying import insist
from services.directory.corrections.store import CorrectionStore
from services.directory.duplicates.store import DuplicateStore
from services.directory.history.store import HistoryStore
from services.directory.merges.merge import Merge, Undoing
from services.directory.merges.store import MergeStore
from services.directory.merges.undoing import giving_back, returned
from services.directory.places.store import PlaceStore
from services.directory.workshops.following import CASCADE
from services.directory.workshops.store import WorkshopStore


@dataclass(frozen=True)
class CarryingBack:
    """Over the stores that it takes."""

    places: PlaceStore
    workshops: WorkshopStore
    history: HistoryStore
    corrections: CorrectionStore
    duplicates: DuplicateStore
    merges: MergeStore

    def carry_back(self, merge: Merge, undoing: Undoing, now: datetime) -> None:
        """Write what is missing of it; ``now`` is when it is closed."""
        insist(lambda: self._return(merge, undoing))
        insist(lambda: self._give_back(merge, undoing))
        insist(lambda: self._move_back(merge, undoing))
        if not self.merges.stands(merge):
            return
        self.duplicates.separate(merge.outcome.pair_id, undoing.by, undoing.at)
        self.merges.close(merge, now)

    def _return(self, merge: Merge, undoing: Undoing) -> None:
        other = self.places.find_written(merge.outcome.replaced)
        shown = returned(other, merge.outcome.kept, undoing)
        if shown is not other and self.merges.stands(merge):
            self.places.save(shown)

    def _give_back(self, merge: Merge, undoing: Undoing) -> None:
        kept = self.places.find_written(merge.outcome.kept)
        other = self.places.find_written(merge.outcome.replaced)
        # Read after the place: whatever was saved since only adds lines that nobody asks for.
        lines = self.history.since(kept.place_id, 0)
        alone = giving_back(kept, other, undoing, merge.former, lines)
        if alone is not kept and self.merges.stands(merge):
            self.places.save(alone)

    def _move_back(self, merge: Merge, undoing: Undoing) -> None:
        """Its workshops, and what was proposed of it; what was announced or proposed since stays
        where it was.
        """
        place = self.places.find_written(merge.outcome.replaced)
        if place.withdrawn:
            return
        for workshop in map(self.workshops.find, merge.moving):
            moved = workshop.move(place.snapshot(), CASCADE, undoing.at)
            if moved is not workshop and self.merges.stands(merge):
                self.workshops.save(moved)
        if self.merges.stands(merge):
            self.corrections.move_back(merge.outcome.kept, place)
