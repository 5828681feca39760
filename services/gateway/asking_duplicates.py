"""What the gateway asks of the directory about places that may be one."""

from services.directory.contract.duplicates import Duplicate, DuplicatePage
from services.directory.contract.merges import MergeChoice, MergeOutcome, ShownDuplicate
from services.directory.contract.revision import Actor
from services.gateway.commands import Order
from services.wire.caller import Caller


class Duplicates:
    """Typed questions. A test reads each call below: literal names, plain arguments."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def list_duplicates(
        self, territory: str, actor: Actor, after: str | None, limit: int
    ) -> DuplicatePage:
        """The open pairs of a territory."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call(
            "directory", "list_duplicates", territory=territory, actor=by, after=after, limit=limit
        )
        return DuplicatePage.model_validate(answer)

    async def show_duplicate(self, pair_id: str, actor: Actor) -> ShownDuplicate:
        """One pair, open or judged."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call("directory", "show_duplicate", pair_id=pair_id, actor=by)
        return ShownDuplicate.model_validate(answer)

    async def judge_duplicate(self, pair_id: str, actor: Actor) -> Duplicate:
        """They are two."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call("directory", "judge_duplicate", pair_id=pair_id, actor=by)
        return Duplicate.model_validate(answer)

    async def merge_places(self, pair_id: str, choice: MergeChoice, order: Order) -> MergeOutcome:
        """They are one."""
        chosen = choice.model_dump(mode="json")
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory", "merge_places", pair_id=pair_id, choice=chosen, actor=by, command=once
        )
        return MergeOutcome.model_validate(answer)

    async def undo_merge(self, pair_id: str, actor: Actor) -> MergeOutcome:
        """They were taken for one, and are two."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call("directory", "undo_merge", pair_id=pair_id, actor=by)
        return MergeOutcome.model_validate(answer)
