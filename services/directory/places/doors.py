"""What may be asked of places, and by whom they are changed."""

from collections.abc import Callable
from typing import Any

from services.directory.contract.revision import Actor, Command, PlaceChanges, Receipt
from services.directory.contract.shown import ShownPlace
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.providers import (
    Clock,
    ClockProvider,
    PlaceStoreProvider,
    WorkshopStoreProvider,
)
from services.directory.workshops.store import WorkshopStore
from services.wire.parse import parse
from services.wire.rpc import rpc
from services.wire.saving import ChangedMeanwhile

Json = dict[str, Any]
LONGEST_PAGE = 1000


class PlaceDoors:
    """The calls about places."""

    places: PlaceStore = PlaceStoreProvider()
    workshops: WorkshopStore = WorkshopStoreProvider()
    clock: Clock = ClockProvider()

    @rpc
    def show_place(self, place_id: str) -> Json:
        """What the public reads of one place, with its upcoming workshops; see ShownPlace."""
        place = self.places.find(place_id).snapshot()
        upcoming = self.workshops.upcoming(place_id, self.clock())
        return ShownPlace(place=place, workshops=upcoming).model_dump(mode="json")

    @rpc
    def list_places(self, after: str | None, limit: int) -> Json:
        """A stretch of all places, for a rebuild; see PlacePage."""
        return self.places.list_after(after, min(limit, LONGEST_PAGE)).model_dump(mode="json")

    @rpc
    def revise_place(
        self, place_id: str, changes: Json, revision: int, actor: Json, command: Json
    ) -> Json:
        """Change the given fields of a place that is still at ``revision``; see Receipt."""
        wanted, by = parse(PlaceChanges, changes), parse(Actor, actor)
        return self._carry_out(
            place_id, command, lambda place: place.revise(wanted, revision, by, self.clock())
        )

    @rpc
    def withdraw_place(self, place_id: str, revision: int, actor: Json, command: Json) -> Json:
        """Stop showing a place that is still at ``revision``; see Receipt."""
        by = parse(Actor, actor)
        return self._carry_out(
            place_id, command, lambda place: place.withdraw(revision, by, self.clock())
        )

    def _carry_out(self, place_id: str, command: Json, change: Callable[[Place], Place]) -> Json:
        """Do it once: the same command again gets the first receipt."""
        order = parse(Command, command)
        try:
            receipt = self._receipt(place_id, order, change)
        except ChangedMeanwhile:
            # A caller that lost patience may have sent it again while it was being carried out.
            if (twins := self.places.find(place_id).receipt_for(order)) is None:
                raise
            receipt = twins
        return receipt.model_dump(mode="json")

    def _receipt(self, place_id: str, order: Command, change: Callable[[Place], Place]) -> Receipt:
        place = self.places.find(place_id)
        if known := place.receipt_for(order):
            return known
        changed, receipt = change(place).keep_receipt(order, self.clock())
        if changed.fact:
            self.places.save(changed)
        return receipt
