"""What the gateway asks of the directory for those who keep listings or look after a territory."""

from services.directory.contract.desk import Desk, KeptPlace, KeptPlaces
from services.directory.contract.history import HistoryPage
from services.directory.contract.revision import Actor, Receipt
from services.directory.contract.score import Score
from services.directory.contract.tasks import Task, TaskPage
from services.gateway.commands import Order
from services.wire.caller import Caller


class Moderation:
    """Typed questions. A test reads each call below: literal names, plain arguments."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def list_history(
        self, place_id: str, actor: Actor, after: str | None, limit: int
    ) -> HistoryPage:
        """What happened to a place."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call(
            "directory", "list_history", place_id=place_id, actor=by, after=after, limit=limit
        )
        return HistoryPage.model_validate(answer)

    async def restore_revision(
        self, place_id: str, to_revision: int, revision: int, order: Order
    ) -> Receipt:
        """Have it say what it said then."""
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory",
            "restore_revision",
            place_id=place_id,
            to_revision=to_revision,
            revision=revision,
            actor=by,
            command=once,
        )
        return Receipt.model_validate(answer)

    async def list_tasks(
        self, territory: str, actor: Actor, after: str | None, limit: int
    ) -> TaskPage:
        """What waits for a person of a territory."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call(
            "directory", "list_tasks", territory=territory, actor=by, after=after, limit=limit
        )
        return TaskPage.model_validate(answer)

    async def close_task(self, task_id: str, actor: Actor) -> Task:
        """It is done."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call("directory", "close_task", task_id=task_id, actor=by)
        return Task.model_validate(answer)

    async def show_score(self, place_id: str) -> Score:
        """What a listing is worth."""
        answer = await self._caller.call("directory", "show_score", place_id=place_id)
        return Score.model_validate(answer)

    async def suspend_place(self, place_id: str, revision: int, order: Order) -> Receipt:
        """Show it as suspended."""
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory",
            "suspend_place",
            place_id=place_id,
            revision=revision,
            actor=by,
            command=once,
        )
        return Receipt.model_validate(answer)

    async def restore_place(self, place_id: str, revision: int, order: Order) -> Receipt:
        """Show it as before it was suspended."""
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory",
            "restore_place",
            place_id=place_id,
            revision=revision,
            actor=by,
            command=once,
        )
        return Receipt.model_validate(answer)

    async def choose_period(
        self, place_id: str, days: int | None, revision: int, order: Order
    ) -> Receipt:
        """For how long its confirmations hold."""
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory",
            "choose_period",
            place_id=place_id,
            days=days,
            revision=revision,
            actor=by,
            command=once,
        )
        return Receipt.model_validate(answer)

    async def show_desk(self, territory: str | None, actor: Actor) -> Desk:
        """What waits in a territory, on one page."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call("directory", "show_desk", territory=territory, actor=by)
        return Desk.model_validate(answer)

    async def show_kept_place(self, place_id: str, actor: Actor) -> KeptPlace:
        """A listing for who may change it."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call(
            "directory", "show_kept_place", place_id=place_id, actor=by
        )
        return KeptPlace.model_validate(answer)

    async def list_kept_places(self, actor: Actor) -> KeptPlaces:
        """The listings that a link names."""
        by = actor.model_dump(mode="json")
        answer = await self._caller.call("directory", "list_kept_places", actor=by)
        return KeptPlaces.model_validate(answer)
