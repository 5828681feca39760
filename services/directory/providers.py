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
    """The time, aware and in UTC."""

    def get_dependency(self, worker_ctx: Any) -> Clock:
        return lambda: datetime.now(UTC)


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
