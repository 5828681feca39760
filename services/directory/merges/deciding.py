"""Deciding a merge: what was chosen, against what both places are now, recorded."""

from dataclasses import dataclass

from services.directory.contract.duplicates import Duplicate
from services.directory.contract.merges import MergeChoice
from services.directory.merges.merge import Decision, Merge, decided, merge_id_of, other_of
from services.directory.merges.store import MergeStore
from services.directory.places.store import PlaceStore
from services.directory.workshops.store import WorkshopStore


@dataclass(frozen=True)
class Deciding:
    """Over the stores that it reads, and the one where merges are recorded."""

    places: PlaceStore
    workshops: WorkshopStore
    merges: MergeStore

    def decide(self, pair: Duplicate, choice: MergeChoice, decision: Decision) -> Merge:
        """The merge, which holds from now on; the first one of a command that is sent again.

        Raises as ``decided`` does, KeyReused and BeingMerged.
        """
        if known := self.merges.find(merge_id_of(decision.command)):
            return known.for_command(decision.command)
        places = self.places.find_many(pair.place_ids)
        standing = self.workshops.of_place(other_of(pair, choice.keep))
        moving = tuple(workshop.workshop_id for workshop in standing)
        merge = decided(pair, places, moving, choice, decision)
        return self.merges.record(merge).for_command(decision.command)
