"""What may be decided, and asked, about how far a listing is trusted."""

from collections.abc import Callable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from services.directory.carrying import carry_out
from services.directory.contract.revision import Actor, Command, Period
from services.directory.freshness.deciding import resumed, suspended, with_period
from services.directory.freshness.score import score
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.providers import (
    Clock,
    ClockProvider,
    PlaceStoreProvider,
    TerritoryStoreProvider,
)
from services.directory.reminders.store import TerritoryStore
from services.wire.parse import parse
from services.wire.rpc import rpc

Json = dict[str, Any]
PARIS = ZoneInfo("Europe/Paris")


class FreshnessDoors:
    """The calls about suspensions, periods and scores."""

    places: PlaceStore = PlaceStoreProvider()
    territories: TerritoryStore = TerritoryStoreProvider()
    clock: Clock = ClockProvider()

    @rpc
    def show_score(self, place_id: str) -> Json:
        """What the listing is worth, and the one next thing to do; see Score."""
        today = self.clock().astimezone(PARIS).date()
        return score(self.places.find(place_id).snapshot(), today).model_dump(mode="json")

    @rpc
    def suspend_place(self, place_id: str, revision: int, actor: Json, command: Json) -> Json:
        """Show it as suspended, if it is still at ``revision``; see Receipt."""
        by, now = parse(Actor, actor), self.clock()
        return self._decide(place_id, command, lambda place: suspended(place, revision, by, now))

    @rpc
    def restore_place(self, place_id: str, revision: int, actor: Json, command: Json) -> Json:
        """Show it as before it was suspended, if it is still at ``revision``; see Receipt."""
        by, now = parse(Actor, actor), self.clock()
        return self._decide(place_id, command, lambda place: resumed(place, revision, by, now))

    @rpc
    def choose_period(
        self, place_id: str, days: int | None, revision: int, actor: Json, command: Json
    ) -> Json:
        """Have its confirmations hold for 30 to 365 days or, with None, as long as its territory
        says; see Receipt.
        """
        period, by, now = parse(Period, {"days": days}), parse(Actor, actor), self.clock()
        return self._decide(
            place_id, command, lambda place: with_period(place, period, revision, by, now)
        )

    def _decide(self, place_id: str, command: Json, change: Callable[[Place], Place]) -> Json:
        order, find = parse(Command, command), partial(self._kept, place_id)
        return carry_out(order, self.clock(), find, change, self.places.save)

    def _kept(self, place_id: str) -> Place:
        return self.territories.as_there(self.places.find(place_id))
