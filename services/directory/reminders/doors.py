"""When structures are asked whether their listings are still right."""

import logging

from services.directory.places.store import PlaceStore
from services.directory.providers import (
    Clock,
    ClockProvider,
    LeaseProvider,
    PlaceStoreProvider,
    TaskStoreProvider,
    TerritoryStoreProvider,
)
from services.directory.reminders.climbing import Climb
from services.directory.reminders.store import TerritoryStore
from services.directory.tasks.store import TaskStore
from services.wire.lease import Lease
from services.wire.timer import every

_log = logging.getLogger(__name__)

TURN_S = 5
ASKED_IN_A_TURN = 200  # a territory of thousands is asked in minutes, beside everything else
LEASE_S = 30.0


class ReminderDoors:
    """The timer of the ladder."""

    places: PlaceStore = PlaceStoreProvider()
    territories: TerritoryStore = TerritoryStoreProvider()
    tasks: TaskStore = TaskStoreProvider()
    reminders_lease: Lease = LeaseProvider("reminders", LEASE_S)
    clock: Clock = ClockProvider()

    @every(TURN_S)
    def ask_for_confirmations(self) -> None:
        """One replica at a time."""
        if self.reminders_lease.acquire() is None:
            return
        now = self.clock()
        due = self.places.due(self.territories.with_reminders(), now, ASKED_IN_A_TURN)
        if asked := Climb(self.places, self.tasks, now).take(due):
            _log.info("asked for confirmations", extra={"places": asked})
