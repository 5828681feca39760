"""The one way a service opens its database: majority and journal on every write, time-outs on every
call.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from nameko.extensions import SharedExtension
from pymongo import MongoClient
from pymongo.database import Database
from pymongo.errors import ConnectionFailure, ExecutionTimeout, NotPrimaryError, PyMongoError

from services.wire.errors import Unavailable

_log = logging.getLogger(__name__)

TIMEOUT_MS = 5_000


def open_database(url: str, name: str, pool: int = 64) -> "Database[dict[str, Any]]":
    """The database, which needs no server yet.

    Measured: with MongoDB's default concern a killed mongod lost acknowledged writes; with the
    journal none.
    """
    client: MongoClient[dict[str, Any]] = MongoClient(
        url,
        tz_aware=True,
        w="majority",
        journal=True,
        maxPoolSize=pool,
        serverSelectionTimeoutMS=TIMEOUT_MS,
        connectTimeoutMS=TIMEOUT_MS,
        socketTimeoutMS=4 * TIMEOUT_MS,
    )
    return client[name]


def is_away(failure: PyMongoError) -> bool:
    """Whether the server cannot be reached or is changing, so that the same call may succeed later."""
    return isinstance(failure, ConnectionFailure | NotPrimaryError | ExecutionTimeout)


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


def prepare_when_there(prepare: Callable[[], None]) -> None:
    """Run a start-up preparation as soon as the server answers."""
    while True:
        try:
            return prepare()
        except PyMongoError as failure:
            _log.warning("waiting for the database", extra={"reason": type(failure).__name__})
            time.sleep(1)
