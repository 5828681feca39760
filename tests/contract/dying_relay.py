"""A relay that dies just before its nth write: ``python -m tests.contract.dying_relay URL NAME N``.

It ends with 0 when it had carried everything before.
"""

import os
import sys
from datetime import UTC, datetime

from pymongo import MongoClient, monitoring

from services.directory.changes.store import ChangeLog
from services.directory.places.store import PlaceStore
from services.directory.workshops.store import WorkshopStore
from services.wire.lease import Lease
from services.wire.local import LocalBus
from services.wire.relay import Relay

WRITES = ("insert", "update", "delete", "findAndModify")
DIED = 3


class Death(monitoring.CommandListener):
    """Comes instead of the nth write."""

    def __init__(self, nth: int) -> None:
        self._left = nth

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        self._left -= event.command_name in WRITES
        if not self._left:
            os._exit(DIED)

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        """Nothing to do."""

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        """Nothing to do."""


def carry(url: str, name: str, nth: int) -> None:
    """Carry what waits, and die."""
    death = Death(nth)
    client = MongoClient(url, tz_aware=True, w="majority", journal=True, event_listeners=[death])
    database = client[name]
    log = ChangeLog(database, lambda: datetime.now(UTC))
    lease = Lease(database["leases"], "relay", str(os.getpid()), -1)
    stores = [PlaceStore(database), WorkshopStore(database)]
    relay = Relay(stores, LocalBus(database), lease, [log])
    lease.acquire()
    relay.carry()


if __name__ == "__main__":
    carry(sys.argv[1], sys.argv[2], int(sys.argv[3]))
