"""A correction: who proposed what, what was made of it, and what that makes of the listing. Pure.

To accept one touches two documents. So the decision is first kept in the correction, which stays
``proposed`` until the listing says it; whatever dies in between is carried on from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from services.directory.contract.corrections import (
    Judgement,
    Section,
    ShownProposal,
    State,
    WaitingCorrection,
)
from services.directory.contract.revision import Actor, Command, Role
from services.directory.corrections.refusals import AlreadyJudged
from services.directory.places.place import Place
from services.wire.saving import ChangedMeanwhile

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Decision:
    """What was made of a correction by whom, resting on the place at ``revision``."""

    judgement: Judgement
    revision: int
    by: Actor
    at: datetime
    command: Command


@dataclass(frozen=True)
class Correction:
    """``proposed`` and ``before`` are JSON values by field: what would be right, and what stood.

    ``fingerprint`` is of the command that proposed it. ``state`` is ``proposed`` while it waits,
    also while a ``decision`` is being carried out.
    """

    correction_id: str
    place_id: str
    nom: str
    territories: tuple[str, ...]
    section: Section
    proposed: Json
    before: Json
    remark: str
    role: Role
    at: datetime
    fingerprint: str
    state: State = "proposed"
    decision: Decision | None = None
    revision: int = 1

    def decided(self, decision: Decision) -> "Correction":
        """With what is to be made of it. Raises AlreadyJudged, or ChangedMeanwhile while another
        decision is being carried out.
        """
        if self.state != "proposed":
            raise AlreadyJudged()
        if self.decision and self.decision.command != decision.command:
            raise ChangedMeanwhile()
        return replace(self, decision=self.decision or decision)

    def concluded(self) -> "Correction":
        """Judged as was decided, for good."""
        return replace(self, state=self.settled.judgement.outcome)

    def reopened(self) -> "Correction":
        """Waiting again: the listing has changed since the decision was made."""
        return replace(self, decision=None)

    def forgotten(self, decision: Decision) -> "Correction":
        """Judged so, and without a word of what anybody wrote: its place is erased."""
        said = replace(self, nom="", proposed={}, before={}, remark="")
        return replace(said, decision=decision).concluded()

    def applied_to(self, place: Place) -> Place:
        """The place, corrected as was decided; itself when it says so already.

        Raises PlaceNotFound, Forbidden, or ChangedMeanwhile when it is at another revision than
        the judge has read.
        """
        decision = self.settled
        place.open_to(decision.by, "judge_correction", decision.revision)
        by = decision.by.model_copy(update={"via": f"correction:{decision.by.via}"})
        if self.section == "gone":
            return place.withdraw(decision.revision, by, decision.at, "closed")
        changes = decision.judgement.changes
        return place.revise(changes, decision.revision, by, decision.at)

    def shown(self) -> ShownProposal:
        """As its proposer follows it: who judged it is not told."""
        judged = self.decision if self.state != "proposed" else None
        return ShownProposal(
            correction_id=self.correction_id,
            place_id=self.place_id,
            nom=self.nom,
            section=self.section,
            state=self.state,
            proposed=dict(self.proposed),
            remark=self.remark,
            at=self.at,
            judged_at=judged.at if judged else None,
            reason=judged.judgement.reason if judged else "",
        )

    def for_judge(self, place: Place) -> WaitingCorrection:
        """Beside what the place says now. Raises PlaceNotFound."""
        return WaitingCorrection(
            correction=self.shown(),
            before=dict(self.before),
            role=self.role,
            place=place.snapshot(),
        )

    @property
    def settled(self) -> Decision:
        """The decision that was made. Whoever asks knows that there is one."""
        if self.decision is None:
            raise ValueError(f"nobody has decided about {self.correction_id}")
        return self.decision
