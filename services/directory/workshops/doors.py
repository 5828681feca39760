"""What may be asked of workshops, and what they hear."""

from functools import partial
from typing import Any

from services.directory.carrying import carry_out, insist
from services.directory.contract.events import PlaceWithdrawn
from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.revision import Actor, Command
from services.directory.contract.shown import ShownWorkshop
from services.directory.contract.workshop import WorkshopDraft
from services.directory.places.refusals import PlaceNotFound
from services.directory.places.store import PlaceStore
from services.directory.providers import (
    Clock,
    ClockProvider,
    PlaceStoreProvider,
    WorkshopStoreProvider,
)
from services.directory.workshops.following import Following
from services.directory.workshops.store import WorkshopStore
from services.directory.workshops.workshop import Workshop, announced, workshop_id_of
from services.wire.handlers import event_handler
from services.wire.parse import parse
from services.wire.rpc import rpc

Json = dict[str, Any]
LONGEST_PAGE = 1000


class WorkshopDoors:
    """The calls about workshops. A place that is withdrawn takes its workshops with it, to the
    place that took it over if there is one: its event drives the other writes.
    """

    places: PlaceStore = PlaceStoreProvider()
    workshops: WorkshopStore = WorkshopStoreProvider()
    clock: Clock = ClockProvider()

    @rpc
    def show_workshop(self, workshop_id: str) -> Json:
        """A workshop, even if it was cancelled; see ShownWorkshop."""
        found = self.workshops.find(workshop_id)
        shown = ShownWorkshop(workshop=found.snapshot(), cancelled=found.cancelled)
        return shown.model_dump(mode="json")

    @rpc
    def list_workshops(self, after: str | None, limit: int) -> Json:
        """A stretch of all workshops that are not over, for a rebuild; see WorkshopPage."""
        page = self.workshops.list_after(after, min(limit, LONGEST_PAGE), self.clock())
        return page.model_dump(mode="json")

    @rpc
    def publish_workshop(self, place_id: str, draft: Json, actor: Json, command: Json) -> Json:
        """Announce a workshop at a place that is shown; see WorkshopReceipt."""
        wanted, by, order = (
            parse(WorkshopDraft, draft),
            parse(Actor, actor),
            parse(Command, command),
        )
        now = self.clock()
        receipt = carry_out(
            order,
            now,
            partial(self.workshops.find_or_new, workshop_id_of(order)),
            lambda new: new.announce(announced(wanted, self._shown(place_id)), by, now),
            self.workshops.save,
        )
        self._follow_if_withdrawn(place_id)
        return receipt

    @rpc
    def revise_workshop(
        self, workshop_id: str, draft: Json, revision: int, actor: Json, command: Json
    ) -> Json:
        """Announce it anew, as the whole draft says, if it is still at ``revision``; see
        WorkshopReceipt.
        """
        wanted, by, now = parse(WorkshopDraft, draft), parse(Actor, actor), self.clock()

        def revise(workshop: Workshop) -> Workshop:
            known = workshop.editable(revision, by).snapshot()
            details = announced(wanted, self._shown(known.place_id), known.demo)
            return workshop.revise(details, revision, by, now)

        find = partial(self.workshops.find, workshop_id)
        return carry_out(parse(Command, command), now, find, revise, self.workshops.save)

    @rpc
    def cancel_workshop(self, workshop_id: str, revision: int, actor: Json, command: Json) -> Json:
        """It will not take place, if it is still at ``revision``; see WorkshopReceipt."""
        by, now = parse(Actor, actor), self.clock()
        return carry_out(
            parse(Command, command),
            now,
            partial(self.workshops.find, workshop_id),
            lambda workshop: workshop.editable(revision, by).cancel(by, now),
            self.workshops.save,
        )

    @event_handler(PlaceWithdrawn)
    def on_place_withdrawn(self, event: PlaceWithdrawn) -> None:
        """Those of a merged place follow it once it has said all to the other: see merges."""
        if not event.replaced_by:
            insist(partial(self._following.leave, event.place_id, ""))

    def _shown(self, place_id: str) -> PlaceSnapshot:
        return self.places.find(place_id).snapshot()

    @property
    def _following(self) -> Following:
        return Following(self.places, self.workshops, self.clock)

    def _follow_if_withdrawn(self, place_id: str) -> None:
        """The place may be withdrawn between our look at it and our save, and the event of that
        handled before the save: such a workshop is found by nobody but us. A withdrawal that comes
        after this second look has its event after the save, and its handler finds the workshop. So
        it is with an erasure.
        """
        place = self.places.find_written(place_id)
        if not place.withdrawn:
            return
        left = insist(partial(self._following.leave, place_id, place.replaced_by))
        if left and not place.replaced_by:
            raise PlaceNotFound()
