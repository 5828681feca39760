"""Keeping what somebody proposes, once."""

from dataclasses import dataclass
from datetime import datetime

from services.directory.contract.corrections import Proposal
from services.directory.contract.revision import Actor, Command
from services.directory.corrections.correction import Correction
from services.directory.corrections.proposing import proposed_for
from services.directory.corrections.refusals import TooManyCorrections
from services.directory.corrections.store import CorrectionStore
from services.directory.places.refusals import PlaceNotFound
from services.directory.places.store import PlaceStore

MOST_WAITING = 50  # of one place: anybody may propose, and a person has to read them


@dataclass(frozen=True)
class Filing:
    """The corrections and the places that they are about."""

    corrections: CorrectionStore
    places: PlaceStore
    now: datetime

    def file(self, place_id: str, wanted: Proposal, by: Actor, command: Command) -> Correction:
        """What was proposed. The same command again gets the same, whatever has changed since.

        Raises as ``proposed_for``, TooManyCorrections, and KeyReused.
        """
        known = self.corrections.filed_by(command)
        filed = known or self._file_new(place_id, wanted, by, command)
        self._forget_if_erased(place_id)
        return filed

    def _file_new(self, place_id: str, wanted: Proposal, by: Actor, command: Command) -> Correction:
        place = self.places.find(place_id)
        proposed = proposed_for(place, wanted, by, command, self.now)
        if self.corrections.count_waiting(place_id) >= MOST_WAITING:
            raise TooManyCorrections()
        return self.corrections.file(proposed, place.shown().code_postal)

    def _forget_if_erased(self, place_id: str) -> None:
        """The place may be erased between our look at it and our write, and that be heard before
        the write: what was proposed so is found by nobody but us.
        """
        if self.places.find_written(place_id).details is None:
            self.corrections.forget(place_id, self.now)
            raise PlaceNotFound()
