"""The one way a service opens its database: majority and journal on every write, time-outs on every
call.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from pymongo import MongoClient
from pymongo.database import Database
from pymongo.errors import ConnectionFailure, ExecutionTimeout, NotPrimaryError, PyMongoError

_log = logging.getLogger(__name__)

TIMEOUT_MS = 5_000


def open_database(url: str, name: str, pool: int = 64) -> "Database[dict[str, Any]]":
    """The database that the URL names, else ``name``; it needs no server yet.

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
    return client.get_default_database(default=name)


def is_away(failure: PyMongoError) -> bool:
    """Whether the server cannot be reached, so that the same call may succeed later."""
    return isinstance(failure, ConnectionFailure | NotPrimaryError | ExecutionTimeout)


def prepare_when_there(prepare: Callable[[], None]) -> None:
    """Run a start-up preparation as soon as the server answers; what else fails is raised."""
    while True:
        try:
            return prepare()
        except PyMongoError as failure:
            if not is_away(failure):
                raise
            _log.warning("waiting for the database", extra={"reason": type(failure).__name__})
            time.sleep(1)
