"""A service's own database, as nameko hands it to the stores."""

import threading
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

    def of_service(self) -> "Database[dict[str, Any]]":
        """The database; extensions are set up in any order, so the first to ask opens it."""
        with self._lock:
            if self._database is None:
                url, name = self.container.config["MONGO"]
                self._database = open_database(url, name)
            return self._database

    def check(self) -> None:
        """Raise Unavailable unless the server answers."""
        try:
            self.of_service().command("ping")
        except PyMongoError as failure:
            raise Unavailable("database_away", "The database does not answer.") from failure

    def stop(self) -> None:
        if self._database is not None:
            self._database.client.close()
