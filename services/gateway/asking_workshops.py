"""What the gateway asks of the directory about workshops."""

from services.directory.contract.shown import ShownWorkshop
from services.directory.contract.workshop import WorkshopDraft, WorkshopReceipt
from services.gateway.commands import Order
from services.wire.caller import Caller


class Workshops:
    """Typed questions. A test reads each call below: literal names, plain arguments."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def show_workshop(self, workshop_id: str) -> ShownWorkshop:
        """One workshop, also when it is over or cancelled."""
        answer = await self._caller.call("directory", "show_workshop", workshop_id=workshop_id)
        return ShownWorkshop.model_validate(answer)

    async def publish_workshop(
        self, place_id: str, draft: WorkshopDraft, order: Order
    ) -> WorkshopReceipt:
        """Announce a workshop."""
        given = draft.model_dump(mode="json")
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory", "publish_workshop", place_id=place_id, draft=given, actor=by, command=once
        )
        return WorkshopReceipt.model_validate(answer)

    async def revise_workshop(
        self, workshop_id: str, draft: WorkshopDraft, revision: int, order: Order
    ) -> WorkshopReceipt:
        """Announce it as it is now."""
        given = draft.model_dump(mode="json")
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory",
            "revise_workshop",
            workshop_id=workshop_id,
            draft=given,
            revision=revision,
            actor=by,
            command=once,
        )
        return WorkshopReceipt.model_validate(answer)

    async def cancel_workshop(
        self, workshop_id: str, revision: int, order: Order
    ) -> WorkshopReceipt:
        """Say that it will not take place."""
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory",
            "cancel_workshop",
            workshop_id=workshop_id,
            revision=revision,
            actor=by,
            command=once,
        )
        return WorkshopReceipt.model_validate(answer)
