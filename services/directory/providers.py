"""What nameko hands to the directory's doors."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from nameko.extensions import DependencyProvider

from services.directory.places.store import PlaceStore
from services.directory.workshops.store import WorkshopStore
from services.wire.database import MongoDatabase
from services.wire.relay import OutboxRelay

Clock = Callable[[], datetime]


class ClockProvider(DependencyProvider):
    """The time, aware, in UTC and in whole milliseconds: MongoDB keeps no more."""

    def get_dependency(self, worker_ctx: Any) -> Clock:
        return _now


class PlaceStoreProvider(DependencyProvider):
    """The places, watched by the relay."""

    database = MongoDatabase()
    relay = OutboxRelay()

    def setup(self) -> None:
        self.store = PlaceStore(self.database.of_service(), self.relay.wake)
        self.relay.watch(self.store)

    def get_dependency(self, worker_ctx: Any) -> PlaceStore:
        return self.store


class WorkshopStoreProvider(DependencyProvider):
    """The workshops, watched by the relay."""

    database = MongoDatabase()
    relay = OutboxRelay()

    def setup(self) -> None:
        self.store = WorkshopStore(self.database.of_service(), self.relay.wake)
        self.relay.watch(self.store)

    def get_dependency(self, worker_ctx: Any) -> WorkshopStore:
        return self.store


def _now() -> datetime:
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
