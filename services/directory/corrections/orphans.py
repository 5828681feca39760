"""What waits for a place that is shown no more: its proposers are told, not left waiting."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from services.directory.batches import batches
from services.directory.corrections.correction import Correction
from services.directory.corrections.settling import settled_without
from services.directory.corrections.store import CorrectionStore
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore

AT_ONCE = 200


@dataclass(frozen=True)
class Orphans:
    """The corrections and the places that they are about."""

    corrections: CorrectionStore
    places: PlaceStore
    now: datetime

    def settle(self) -> None:
        """Of a merged place they wait for the one that took its place; of a withdrawn one they are
        judged: who said that it is no more was right. Raises ChangedMeanwhile.
        """
        for place in self._withdrawn():
            if place.replaced_by:
                survivor = self.places.find_kept(place.replaced_by)
                self.corrections.move(place.place_id, survivor)
                continue
            for _, waiting in self.corrections.waiting({"place_id": place.place_id}, "", AT_ONCE):
                self._judge(waiting, place)

    def _withdrawn(self) -> Iterator[Place]:
        for place_ids in batches(self.corrections.places_with_any()):
            found = self.places.find_many(place_ids).values()
            yield from (place for place in found if place.withdrawn)

    def _judge(self, waiting: Correction, place: Place) -> None:
        decided = waiting.decided(settled_without(waiting, place.revision, self.now))
        self.corrections.conclude(self.corrections.keep_decision(decided).concluded(), self.now)
