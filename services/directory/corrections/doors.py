"""What may be proposed by anybody, and judged by those who keep a listing or moderate there."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

from services.directory.contract.corrections import CorrectionPage, JudgementAsked, Proposal
from services.directory.contract.revision import Actor, Command
from services.directory.corrections.correction import Correction, Decision
from services.directory.corrections.filing import Filing
from services.directory.corrections.judging import Judging
from services.directory.corrections.orphans import Orphans
from services.directory.corrections.proposing import settled_as
from services.directory.corrections.store import CorrectionStore
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.providers import (
    Clock,
    ClockProvider,
    CorrectionStoreProvider,
    LeaseProvider,
    PlaceStoreProvider,
)
from services.directory.rights import Subject, may, must_be_allowed
from services.wire.errors import Refused
from services.wire.lease import Lease
from services.wire.parse import parse
from services.wire.rpc import rpc
from services.wire.saving import ChangedMeanwhile
from services.wire.timer import every

_log = logging.getLogger(__name__)

Json = dict[str, Any]
LONGEST_PAGE = 100
TURN_S = 60
LEASE_S = 120.0
LEFT_UNDONE_AFTER = timedelta(minutes=1)  # longer than a judge waits for an answer


class CorrectionDoors:
    """The calls about corrections, and the timer that carries on what a crash left."""

    corrections: CorrectionStore = CorrectionStoreProvider()
    places: PlaceStore = PlaceStoreProvider()
    corrections_lease: Lease = LeaseProvider("corrections", LEASE_S)
    clock: Clock = ClockProvider()

    @rpc
    def propose_correction(self, place_id: str, proposal: Json, actor: Json, command: Json) -> Json:
        """Keep what somebody proposes; see ShownProposal. Its id is the command's key."""
        wanted, by, order = (
            parse(Proposal, proposal),
            parse(Actor, actor),
            parse(Command, command),
        )
        filing = Filing(self.corrections, self.places, self.clock())
        filed = filing.file(place_id, wanted, by, order)
        return filed.shown().model_dump(mode="json")

    @rpc
    def show_proposal(self, correction_id: str) -> Json:
        """What became of it, for who proposed it; see ShownProposal."""
        return self.corrections.find(correction_id).shown().model_dump(mode="json")

    @rpc
    def show_correction(self, correction_id: str, actor: Json) -> Json:
        """One, judged or not, for who may judge it; see WaitingCorrection."""
        correction, place = self._for_judge(correction_id, parse(Actor, actor))
        return correction.for_judge(place).model_dump(mode="json")

    @rpc
    def list_corrections(self, territory: str, actor: Json, after: str | None, limit: int) -> Json:
        """What waits in a territory, the oldest first; see CorrectionPage."""
        by = parse(Actor, actor)
        must_be_allowed(by, "judge_correction", Subject(territories=(territory,)))
        page = self._corrections_page({"territories": territory}, by, after, limit)
        return page.model_dump(mode="json")

    @rpc
    def list_place_corrections(
        self, place_id: str, actor: Json, after: str | None, limit: int
    ) -> Json:
        """What waits for a place, the oldest first; see CorrectionPage."""
        by, place = parse(Actor, actor), self.places.find(place_id)
        must_be_allowed(by, "judge_correction", place.subject)
        page = self._corrections_page({"place_id": place_id}, by, after, limit)
        named = page.model_copy(update={"nom": place.shown().nom})
        return named.model_dump(mode="json")

    @rpc
    def judge_correction(
        self, correction_id: str, judgement: Json, revision: int, actor: Json, command: Json
    ) -> Json:
        """Accept it, edit it, or refuse it, the place being read at ``revision``; see
        ShownProposal.
        """
        by, order, now = parse(Actor, actor), parse(Command, command), self.clock()
        correction, place = self._for_judge(correction_id, by)
        wanted = parse(JudgementAsked, judgement)
        if wanted.place_id != place.place_id:
            raise ChangedMeanwhile()
        settled = settled_as(correction, wanted)
        decision = Decision(settled, revision, by, now, order)
        judged = Judging(self.corrections, self.places, now).judge(correction, decision)
        return judged.shown().model_dump(mode="json")

    @every(TURN_S)
    def carry_on_judging(self) -> None:
        """What was decided, and cut by a crash; and what waits for a place that is shown no more.

        Where the listing has changed since it was decided, it waits again.
        """
        if self.corrections_lease.acquire() is None:
            return
        now = self.clock()
        for left in self.corrections.left_undone(now - LEFT_UNDONE_AFTER):
            with suppress(Refused):
                Judging(self.corrections, self.places, now).carry_out(left)
                _log.info("judged after all", extra={"correction_id": left.correction_id})
        with suppress(Refused):  # somebody judges just now: what is left is seen in the next turn
            Orphans(self.corrections, self.places, now).settle()

    def _for_judge(self, correction_id: str, by: Actor) -> tuple[Correction, Place]:
        correction = self.corrections.find(correction_id)
        place = self.places.find(correction.place_id)
        must_be_allowed(by, "judge_correction", place.subject)
        return correction, place

    def _corrections_page(
        self, where: Mapping[str, str], by: Actor, after: str | None, limit: int
    ) -> CorrectionPage:
        """Of those that were found, those that are theirs where the places lie now."""
        most = max(1, min(limit, LONGEST_PAGE))
        found = self.corrections.waiting(where, after or "", most)
        places = self.places.find_many({correction.place_id for _, correction in found})
        shown = tuple(
            correction.for_judge(places[correction.place_id])
            for _, correction in found
            if _may_judge(by, places[correction.place_id])
        )
        next_after = found[-1][0] if len(found) == most else None
        return CorrectionPage(corrections=shown, next_after=next_after)


def _may_judge(by: Actor, place: Place) -> bool:
    return not place.withdrawn and may(by, "judge_correction", place.subject)
