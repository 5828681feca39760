"""When structures are asked whether their listings are still right."""

import logging

from services.directory.places.store import PlaceStore
from services.directory.providers import (
    Clock,
    ClockProvider,
    LeaseProvider,
    PlaceStoreProvider,
    TerritoryStoreProvider,
)
from services.directory.reminders.asking import asking
from services.directory.reminders.store import TerritoryStore
from services.wire.lease import Lease
from services.wire.timer import every

_log = logging.getLogger(__name__)

TURN_S = 5
ASKED_IN_A_TURN = 200  # a territory of thousands is asked in minutes, beside everything else
LEASE_S = 30.0


class ReminderDoors:
    """The timer of the due dates."""

    places: PlaceStore = PlaceStoreProvider()
    territories: TerritoryStore = TerritoryStoreProvider()
    reminders_lease: Lease = LeaseProvider("reminders", LEASE_S)
    clock: Clock = ClockProvider()

    @every(TURN_S)
    def ask_for_confirmations(self) -> None:
        """One replica at a time; what changed meanwhile is looked at in the next turn."""
        if self.reminders_lease.acquire() is None:
            return
        now = self.clock()
        due = self.places.due(self.territories.with_reminders(), now, ASKED_IN_A_TURN)
        if asked := self.places.tell([asking(place, now) for place in due]):
            _log.info("asked for confirmations", extra={"places": asked})
