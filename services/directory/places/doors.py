"""What may be asked of places, and by whom they are changed."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

import orjson

from services.directory.carrying import carry_out, insist
from services.directory.contract.hours.opening import opening_of
from services.directory.contract.revision import Actor, Command, PlaceChanges, Withdrawal
from services.directory.contract.shown import ShownPlace
from services.directory.milliseconds import in_milliseconds
from services.directory.places.place import Place
from services.directory.places.refusals import PlaceNotFound
from services.directory.places.store import PlaceStore
from services.directory.places.telling import BY_REMINDER
from services.directory.providers import (
    Clock,
    ClockProvider,
    PlaceStoreProvider,
    TerritoryNamesProvider,
    TerritoryStoreProvider,
    WorkshopStoreProvider,
)
from services.directory.reminders.store import TerritoryStore
from services.directory.territories.naming import TerritoryNames
from services.directory.workshops.store import WorkshopStore
from services.notify.contract.events import ReminderAnswered
from services.wire.handlers import event_handler
from services.wire.parse import parse
from services.wire.rpc import rpc
from services.wire.written import Written

_log = logging.getLogger(__name__)

Json = dict[str, Any]
LONGEST_PAGE = 1000


class PlaceDoors:
    """The calls about places, and what they hear."""

    places: PlaceStore = PlaceStoreProvider()
    workshops: WorkshopStore = WorkshopStoreProvider()
    territories: TerritoryStore = TerritoryStoreProvider()
    names: TerritoryNames = TerritoryNamesProvider()
    clock: Clock = ClockProvider()

    @rpc
    def show_place(self, place_id: str) -> Json:
        """What the public reads of one place, with its upcoming workshops; see ShownPlace."""
        place, now = self.places.find(place_id).snapshot(), self.clock()
        upcoming, opening = self.workshops.upcoming(place_id, now), opening_of(place, now)
        named = self.names.of(place.territories)
        shown = ShownPlace(place=place, workshops=upcoming, opening=opening, territories=named)
        return shown.model_dump(mode="json")

    @rpc
    def list_places(self, after: str | None, limit: int) -> Written:
        """A stretch of all places, for a rebuild or an export; see PlacePage."""
        return Written(orjson.dumps(self.places.list_after(after, min(limit, LONGEST_PAGE))))

    @rpc
    def revise_place(
        self,
        place_id: str,
        changes: Json,
        revision: int,
        actor: Json,
        command: Json,
        confirm: bool = False,
    ) -> Json:
        """Change the given fields of a place that is still at ``revision``; see Receipt.

        With ``confirm`` the same save says that the rest is still right.
        """
        wanted, by, now = parse(PlaceChanges, changes), parse(Actor, actor), self.clock()

        def change(place: Place) -> Place:
            revised = place.revise(wanted, revision, by, now)
            return revised.confirm(by, now) if confirm else revised

        return self._carry_out(place_id, command, change)

    @rpc
    def confirm_place(
        self, place_id: str, revision: int | None, actor: Json, command: Json
    ) -> Json:
        """Say that it is still right, at ``revision`` or, with None, as it is; see Receipt."""
        by, now = parse(Actor, actor), self.clock()

        def confirm() -> Json:
            return self._carry_out(
                place_id, command, lambda place: place.confirm(by, now, revision)
            )

        return confirm() if revision is not None else insist(confirm)

    @rpc
    def withdraw_place(
        self, place_id: str, revision: int, actor: Json, command: Json, reason: str = ""
    ) -> Json:
        """Stop showing a place that is still at ``revision``; see Withdrawal and Receipt."""
        by, why = parse(Actor, actor), parse(Withdrawal, {"reason": reason}).reason
        return self._carry_out(
            place_id, command, lambda place: place.withdraw(revision, by, self.clock(), why)
        )

    @event_handler(ReminderAnswered)
    def on_reminder_answered(self, event: ReminderAnswered) -> None:
        """Heard twice it confirms once: for the moment at which it was said."""
        try:
            insist(lambda: self._confirm_as_answered(event))
        except PlaceNotFound:
            _log.warning("answered for a place not shown", extra={"place_id": event.place_id})

    def _confirm_as_answered(self, event: ReminderAnswered) -> None:
        by = Actor(
            person_id=event.person_id,
            role="editor",
            via=BY_REMINDER,
            place_ids=(event.place_id,),
        )
        place = self._find(event.place_id)
        confirmed = place.confirm(by, in_milliseconds(event.occurred_at))
        if confirmed.fact:
            self.places.save(confirmed)

    def _carry_out(self, place_id: str, command: Json, change: Callable[[Place], Place]) -> Json:
        order, find = parse(Command, command), partial(self._find, place_id)
        return carry_out(order, self.clock(), find, change, self.places.save)

    def _find(self, place_id: str) -> Place:
        return self.territories.as_there(self.places.find(place_id))
