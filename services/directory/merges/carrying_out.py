"""The writes of a merge, from what was decided.

Each is done only where it is missing, so whoever was killed in their midst is followed by somebody
who does them all again. Their order is the promise: the old id leads to the kept one first, so that
what it says can change no more; then that is taken over; its workshops follow to where all is said
of their new place; the pair and the merge are closed last.

Who stalls in their midst may wake up when all is written, and undone again. So each looks whether
the merge still stands, after it has read what it is about to write and before it writes: what was
saved in between is refused by its revision.
"""

from dataclasses import dataclass
from datetime import datetime

from services.directory.carrying import insist
from services.directory.corrections.store import CorrectionStore
from services.directory.duplicates.store import DuplicateStore
from services.directory.erasure.erasure import tombstone
from services.directory.merges.merge import Merge, hidden
from services.directory.merges.store import MergeStore
from services.directory.merges.taking_over import absorbing
from services.directory.places.store import PlaceStore
from services.directory.workshops.following import Following


@dataclass(frozen=True)
class CarryingOut:
    """Over the stores that it takes."""

    places: PlaceStore
    following: Following
    corrections: CorrectionStore
    duplicates: DuplicateStore
    merges: MergeStore

    def carry_out(self, merge: Merge, now: datetime) -> None:
        """Write what is missing of it; ``now`` is when it is closed."""
        outcome = merge.outcome
        if not insist(lambda: self._is_hidden(merge)):
            self.merges.abandon(merge)
            return
        insist(lambda: self._take_over(merge))
        insist(lambda: self.following.leave(outcome.replaced, outcome.kept))
        if not self.merges.stands(merge):
            return
        self.corrections.move(outcome.replaced, self.places.find_written(outcome.kept))
        self.duplicates.settle(outcome.pair_id, outcome.replaced, merge.by, outcome.at)
        self.merges.close(merge, now)

    def _is_hidden(self, merge: Merge) -> bool:
        """False when one of them was withdrawn between the decision and its record."""
        kept = self.places.find_written(merge.outcome.kept)
        other = self.places.find_written(merge.outcome.replaced)
        if other.withdrawn:
            return other.replaced_by == merge.outcome.kept
        if kept.withdrawn:
            return False
        if self.merges.stands(merge):
            self.places.save(hidden(other, merge))
        return True

    def _take_over(self, merge: Merge) -> None:
        """Nothing when the kept place was withdrawn since; if it was erased, so is the other."""
        kept = self.places.find_written(merge.outcome.kept)
        other = self.places.find_written(merge.outcome.replaced)
        if other.details is None or other.replaced_by != kept.place_id:
            return
        if not self.merges.stands(merge):
            return
        if kept.details is None:
            self.places.erase(tombstone(other, merge.by, merge.outcome.at))
        if kept.withdrawn:
            return
        changed = absorbing(kept, other, merge.chosen, merge.by, merge.outcome.at)
        if changed is not kept:
            self.places.save(changed)
