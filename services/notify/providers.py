"""What nameko hands to notify's doors: the parts of one room, made once."""

import threading
from datetime import UTC, datetime
from typing import Any

from nameko.extensions import DependencyProvider, SharedExtension

from services.notify.room import Assembly, Room, open_channels
from services.notify.settings import SendingSettings
from services.wire.database import MongoDatabase
from services.wire.mongo import prepare_when_there
from services.wire.relay import OutboxRelay
from services.wire.settings import read_settings


class NotifyRoom(SharedExtension):
    """The room. The container's config may hold SETTINGS (else the environment says)."""

    database = MongoDatabase()
    relay = OutboxRelay()

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._room: Room | None = None

    @property
    def parts(self) -> Room:
        """The room; extensions are set up in any order, so the first to ask makes it."""
        with self._lock:
            if self._room is None:
                self._room = self._assemble()
            return self._room

    def setup(self) -> None:
        for store in (self.parts.notifications, self.parts.replies):
            self.relay.watch(store)

    def start(self) -> None:
        self.container.spawn_managed_thread(lambda: prepare_when_there(self._prepare))

    def _prepare(self) -> None:
        for store in self.parts.stores:
            store.prepare()

    def _assemble(self) -> Room:
        config = self.container.config
        settings = config.get("SETTINGS") or read_settings(SendingSettings)
        database = self.database.of_service()
        channels = open_channels(settings, database)
        return Assembly(database, settings, channels, _now, self.relay.wake).room()


class PartProvider(DependencyProvider):
    """One part of the room, by its name."""

    room = NotifyRoom()

    def __init__(self, part: str) -> None:
        self._part = part

    def get_dependency(self, worker_ctx: Any) -> Any:
        return getattr(self.room.parts, self._part)


def _now() -> datetime:
    """In whole milliseconds: MongoDB keeps no more."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
