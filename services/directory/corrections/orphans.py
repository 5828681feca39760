"""What waits for a place that is shown no more: its proposers are told, not left waiting."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from services.directory.contract.corrections import Judgement
from services.directory.contract.revision import Actor, Command
from services.directory.corrections.correction import Correction, Decision
from services.directory.corrections.store import CorrectionStore
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore

AT_ONCE = 200
BY = Actor(person_id="", role="operator", via="place.withdrawn")
NO_LONGER_SHOWN = "Cette fiche n'est plus dans l'annuaire."


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
                self.corrections.move(place.place_id, survivor.place_id)
                continue
            for _, waiting in self.corrections.waiting({"place_id": place.place_id}, "", AT_ONCE):
                self._judge(waiting, place)

    def _withdrawn(self) -> Iterator[Place]:
        found = self.places.find_many(self.corrections.places_with_any()).values()
        return (place for place in found if place.withdrawn)

    def _judge(self, waiting: Correction, place: Place) -> None:
        decided = waiting.decided(_decision(waiting, place, self.now))
        self.corrections.conclude(self.corrections.keep_decision(decided).concluded(), self.now)


def _decision(waiting: Correction, place: Place, now: datetime) -> Decision:
    command = Command(key=f"place.withdrawn/{waiting.correction_id}", fingerprint="")
    judgement = Judgement(outcome="refused", reason=NO_LONGER_SHOWN)
    if waiting.section == "gone":
        judgement = Judgement(outcome="accepted")
    return Decision(judgement, place.revision, BY, now, command)
