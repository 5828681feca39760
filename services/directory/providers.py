"""What nameko hands to the directory's doors."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from nameko.extensions import DependencyProvider

from services.directory.communes.store import CommuneStore
from services.directory.corrections.store import CorrectionStore
from services.directory.duplicates.store import DuplicateStore
from services.directory.history.store import HistoryStore
from services.directory.imports.store import ImportStore
from services.directory.merges.store import MergeStore
from services.directory.milliseconds import in_milliseconds
from services.directory.places.store import PlaceStore
from services.directory.reminders.store import TerritoryStore
from services.directory.tasks.store import TaskStore
from services.directory.territories.naming import TerritoryNames
from services.directory.workshops.store import WorkshopStore
from services.wire.database import MongoDatabase
from services.wire.lease import Lease
from services.wire.mongo import prepare_when_there
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


class TerritoryStoreProvider(DependencyProvider):
    """The territories."""

    database = MongoDatabase()

    def setup(self) -> None:
        self.store = TerritoryStore(self.database.of_service())

    def get_dependency(self, worker_ctx: Any) -> TerritoryStore:
        return self.store


class TaskStoreProvider(DependencyProvider):
    """The tasks."""

    database = MongoDatabase()

    def setup(self) -> None:
        self.store = TaskStore(self.database.of_service())

    def start(self) -> None:
        self.container.spawn_managed_thread(lambda: prepare_when_there(self.store.prepare))

    def get_dependency(self, worker_ctx: Any) -> TaskStore:
        return self.store


class DuplicateStoreProvider(DependencyProvider):
    """The pairs of places that look like one."""

    database = MongoDatabase()

    def setup(self) -> None:
        self.store = DuplicateStore(self.database.of_service())

    def start(self) -> None:
        self.container.spawn_managed_thread(lambda: prepare_when_there(self.store.prepare))

    def get_dependency(self, worker_ctx: Any) -> DuplicateStore:
        return self.store


class CorrectionStoreProvider(DependencyProvider):
    """The corrections, watched by the relay."""

    database = MongoDatabase()
    relay = OutboxRelay()

    def setup(self) -> None:
        self.store = CorrectionStore(self.database.of_service(), self.relay.wake)
        self.relay.watch(self.store)

    def get_dependency(self, worker_ctx: Any) -> CorrectionStore:
        return self.store


class MergeStoreProvider(DependencyProvider):
    """The merges that were decided, watched by the relay."""

    database = MongoDatabase()
    relay = OutboxRelay()

    def setup(self) -> None:
        self.store = MergeStore(self.database.of_service(), self.relay.wake)
        self.relay.watch(self.store)

    def get_dependency(self, worker_ctx: Any) -> MergeStore:
        return self.store


class HistoryStoreProvider(DependencyProvider):
    """The history of the places."""

    database = MongoDatabase()

    def setup(self) -> None:
        self.store = HistoryStore(self.database.of_service())

    def get_dependency(self, worker_ctx: Any) -> HistoryStore:
        return self.store


class ImportStoreProvider(DependencyProvider):
    """The imports that commands made."""

    database = MongoDatabase()

    def setup(self) -> None:
        self.store = ImportStore(self.database.of_service())

    def get_dependency(self, worker_ctx: Any) -> ImportStore:
        return self.store


class CommuneStoreProvider(DependencyProvider):
    """The communes, counted at most once a minute."""

    database = MongoDatabase()

    def setup(self) -> None:
        self.store = CommuneStore(self.database.of_service())

    def get_dependency(self, worker_ctx: Any) -> CommuneStore:
        return self.store


class TerritoryNamesProvider(DependencyProvider):
    """What people call the territories."""

    database = MongoDatabase()

    def setup(self) -> None:
        self.names = TerritoryNames(self.database.of_service())

    def get_dependency(self, worker_ctx: Any) -> TerritoryNames:
        return self.names


class LeaseProvider(DependencyProvider):
    """A lease under which, of several replicas, one takes the turns of a timer."""

    database = MongoDatabase()

    def __init__(self, name: str, seconds: float) -> None:
        self._name = name
        self._seconds = seconds

    def setup(self) -> None:
        holder = self.container.config.get("HOLDER") or uuid4().hex
        leases = self.database.of_service()["leases"]
        self.lease = Lease(leases, self._name, holder, self._seconds)

    def get_dependency(self, worker_ctx: Any) -> Lease:
        return self.lease


def _now() -> datetime:
    return in_milliseconds(datetime.now(UTC))
