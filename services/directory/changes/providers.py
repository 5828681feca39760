"""What nameko hands to the doors of the log of changes."""

from datetime import UTC, datetime, timedelta
from typing import Any

from nameko.extensions import DependencyProvider

from services.directory.changes.store import ChangeLog
from services.directory.milliseconds import in_milliseconds
from services.directory.settings import DirectorySettings
from services.wire.database import MongoDatabase
from services.wire.relay import OutboxRelay
from services.wire.settings import read_settings


class ChangeLogProvider(DependencyProvider):
    """The log, which the relay writes."""

    database = MongoDatabase()
    relay = OutboxRelay()

    def setup(self) -> None:
        self.log = ChangeLog(self.database.of_service(), _now)
        self.relay.write_into(self.log)

    def get_dependency(self, worker_ctx: Any) -> ChangeLog:
        return self.log


class RetentionProvider(DependencyProvider):
    """How long the log keeps a line, and how many of them."""

    def setup(self) -> None:
        settings = read_settings(DirectorySettings)
        self.retention = (timedelta(days=settings.changes_days), settings.changes_most)

    def get_dependency(self, worker_ctx: Any) -> tuple[timedelta, int]:
        return self.retention


def _now() -> datetime:
    return in_milliseconds(datetime.now(UTC))
