"""A service's own database, as nameko hands it to the stores."""

import threading
from collections.abc import Callable
from typing import Any

from nameko.extensions import SharedExtension
from pymongo.database import Database
from pymongo.errors import PyMongoError

from services.wire.errors import Unavailable
from services.wire.mongo import open_database


class MongoDatabase(SharedExtension):
    """A service's database, opened once from ``container.config["MONGO"]`` (url, name)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._database: Database[dict[str, Any]] | None = None
        self._last_users: list[Callable[[], Any]] = []

    def of_service(self) -> "Database[dict[str, Any]]":
        """The database; extensions are set up in any order, so the first to ask opens it."""
        with self._lock:
            if self._database is None:
                url, name = self.container.config["MONGO"]
                self._database = open_database(url, name)
            return self._database

    def close_after(self, wait: Callable[[], Any]) -> None:
        """Stay open until ``wait`` has returned: extensions are stopped in any order, at once."""
        self._last_users.append(wait)

    def check(self) -> None:
        """Raise Unavailable unless the server answers."""
        try:
            self.of_service().command("ping")
        except PyMongoError as failure:
            raise Unavailable("database_away", "The database does not answer.") from failure

    def stop(self) -> None:
        for wait in self._last_users:
            wait()
        if self._database is not None:
            self._database.client.close()
