"""What the gateway asks of the directory about corrections."""

from services.directory.contract.corrections import (
    CorrectionPage,
    JudgementAsked,
    Proposal,
    ShownProposal,
    WaitingCorrection,
)
from services.directory.contract.revision import Actor
from services.gateway.commands import Order
from services.wire.caller import Caller


class Corrections:
    """Typed questions. A test reads each call below: literal names, plain arguments."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def propose_correction(
        self, place_id: str, proposal: Proposal, order: Order
    ) -> ShownProposal:
        """Say what is wrong in a listing."""
        given = proposal.model_dump(mode="json", exclude_unset=True)
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory",
            "propose_correction",
            place_id=place_id,
            proposal=given,
            actor=by,
            command=once,
        )
        return ShownProposal.model_validate(answer)

    async def show_proposal(self, correction_id: str) -> ShownProposal:
        """What became of it."""
        answer = await self._caller.call("directory", "show_proposal", correction_id=correction_id)
        return ShownProposal.model_validate(answer)

    async def show_correction(self, correction_id: str, actor: Actor) -> WaitingCorrection:
        """One, for who may judge it."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call(
            "directory", "show_correction", correction_id=correction_id, actor=by
        )
        return WaitingCorrection.model_validate(answer)

    async def list_corrections(
        self, territory: str, actor: Actor, after: str | None, limit: int
    ) -> CorrectionPage:
        """What waits in a territory."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call(
            "directory",
            "list_corrections",
            territory=territory,
            actor=by,
            after=after,
            limit=limit,
        )
        return CorrectionPage.model_validate(answer)

    async def list_place_corrections(
        self, place_id: str, actor: Actor, after: str | None, limit: int
    ) -> CorrectionPage:
        """What waits for a place."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call(
            "directory",
            "list_place_corrections",
            place_id=place_id,
            actor=by,
            after=after,
            limit=limit,
        )
        return CorrectionPage.model_validate(answer)

    async def judge_correction(
        self, correction_id: str, judgement: JudgementAsked, revision: int, order: Order
    ) -> ShownProposal:
        """Accept it, edit it, or refuse it."""
        given = judgement.model_dump(mode="json", exclude_unset=True)
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory",
            "judge_correction",
            correction_id=correction_id,
            judgement=given,
            revision=revision,
            actor=by,
            command=once,
        )
        return ShownProposal.model_validate(answer)
