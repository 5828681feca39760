"""What the gateway asks of the directory about places."""

from pydantic import BaseModel, ConfigDict

from services.directory.contract.communes import FoundCommunes
from services.directory.contract.place import PlacePage
from services.directory.contract.read_hours import HoursAsRead
from services.directory.contract.revision import Command, PlaceChanges, Receipt, WithdrawalReason
from services.directory.contract.shown import ShownPlace
from services.gateway.commands import Order
from services.notify.contract.subscriptions import Channel
from services.wire.caller import Caller


class SentClaim(BaseModel):
    """Where the edit link goes: a contact that the listing already publishes."""

    model_config = ConfigDict(frozen=True)

    channel: Channel
    sent_to: str


class Places:
    """Typed questions. A test reads each call below: literal names, plain arguments."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def show_place(self, place_id: str) -> ShownPlace:
        """One place and its upcoming workshops."""
        shown = await self._caller.call("directory", "show_place", place_id=place_id)
        return ShownPlace.model_validate(shown)

    async def list_places(self, after: str | None, limit: int) -> PlacePage:
        """A stretch of all places, for an export."""
        page = await self._caller.call("directory", "list_places", after=after, limit=limit)
        return PlacePage.model_validate(page)

    async def revise_place(
        self, place_id: str, changes: PlaceChanges, revision: int, order: Order, confirm: bool
    ) -> Receipt:
        """Change some fields of a place; ``confirm`` says that the rest is still right."""
        given = changes.model_dump(mode="json", exclude_unset=True)
        by, once = order.to_wire()
        receipt = await self._caller.call(
            "directory",
            "revise_place",
            place_id=place_id,
            changes=given,
            revision=revision,
            actor=by,
            command=once,
            confirm=confirm,
        )
        return Receipt.model_validate(receipt)

    async def withdraw_place(
        self, place_id: str, revision: int, order: Order, reason: WithdrawalReason
    ) -> Receipt:
        """Stop showing a place."""
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory",
            "withdraw_place",
            place_id=place_id,
            revision=revision,
            actor=by,
            command=once,
            reason=reason,
        )
        return Receipt.model_validate(answer)

    async def erase_place(self, place_id: str, revision: int, order: Order) -> Receipt:
        """Keep nothing of what it said."""
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory",
            "erase_place",
            place_id=place_id,
            revision=revision,
            actor=by,
            command=once,
        )
        return Receipt.model_validate(answer)

    async def confirm_place(self, place_id: str, revision: int, order: Order) -> Receipt:
        """Say that all of it is still right."""
        by, once = order.to_wire()
        answer = await self._caller.call(
            "directory",
            "confirm_place",
            place_id=place_id,
            revision=revision,
            actor=by,
            command=once,
        )
        return Receipt.model_validate(answer)

    async def request_claim(self, place_id: str, channel: Channel, command: Command) -> SentClaim:
        """Have an edit link sent to the contact that the place publishes."""
        once = command.model_dump(mode="json")
        answer = await self._caller.call(
            "directory", "request_claim", place_id=place_id, channel=channel, command=once
        )
        return SentClaim.model_validate(answer)

    async def read_hours(self, text: str) -> HoursAsRead:
        """What a listing would keep of hours written so."""
        answer = await self._caller.call("directory", "read_hours", text=text)
        return HoursAsRead.model_validate(answer)

    async def find_communes(self, text: str) -> FoundCommunes:
        """The communes that a name or a postcode may mean."""
        answer = await self._caller.call("directory", "find_communes", text=text)
        return FoundCommunes.model_validate(answer)
