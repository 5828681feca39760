"""Carrying out what was decided about a correction: the decision, the listing, that it is done.

Each of the three writes is harmless twice, so whatever dies between them is carried on by who asks
again, or by the timer: the place keeps the receipt of the judge's command.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from services.directory.carrying import carry_out
from services.directory.corrections.correction import Correction, Decision
from services.directory.corrections.store import CorrectionStore
from services.directory.places.store import PlaceStore
from services.wire.errors import Refused, Unavailable


@dataclass(frozen=True)
class Judging:
    """The corrections and the places that they are about."""

    corrections: CorrectionStore
    places: PlaceStore
    now: datetime

    def judge(self, correction: Correction, decision: Decision) -> Correction:
        """As it is then judged. The same command again is answered as before.

        Raises AlreadyJudged, and any refusal of the listing; then it waits as if nothing had been
        decided.
        """
        if correction.state != "proposed" and _decided_by(correction, decision):
            return correction
        return self.carry_out(self.corrections.keep_decision(correction.decided(decision)))

    def carry_out(self, decided: Correction) -> Correction:
        """The listing says it, and then the correction is judged."""
        try:
            if decided.settled.judgement.outcome != "refused":
                self._apply(decided)
        except Unavailable:  # it may have been written: the timer carries it on
            raise
        except Refused:  # it never will be: nobody is kept from deciding otherwise
            self.corrections.keep_decision(decided.reopened())
            raise
        judged = decided.concluded()
        self.corrections.conclude(judged, self.now)
        return judged

    def _apply(self, decided: Correction) -> None:
        order, find = decided.settled.command, partial(self.places.find, decided.place_id)
        carry_out(order, self.now, find, decided.applied_to, self.places.save)


def _decided_by(correction: Correction, decision: Decision) -> bool:
    return correction.decision is not None and correction.decision.command == decision.command
