"""The database that a command works on, beside a running product or without one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pymongo.database import Database

from services.directory.settings import DirectorySettings
from services.wire.mongo import open_database


class NoDatabase(Exception):
    """There is none to work on; the message says why."""


@contextmanager
def directorys_database(settings: DirectorySettings) -> Iterator[Database[dict[str, Any]]]:
    """The configured database; else the running product's; else one started for this command."""
    with _mongo_url(settings) as url:
        database = open_database(url, "directory")
        with database.client:
            yield database


@contextmanager
def _mongo_url(settings: DirectorySettings) -> Iterator[str]:
    if settings.mongo_url:
        yield settings.mongo_url
        return
    # Only commands may know of services.local, and only here: the room itself must run where there
    # is no carried mongod, with nothing but the URL that it is given.
    from services.local.claim import AlreadyRunning
    from services.local.mongod import NoMongod, running, start

    folder = settings.var / "mongod"
    if url := running(folder):
        yield url
        return
    try:
        with start(folder) as mongod:
            yield mongod.url
    except (NoMongod, AlreadyRunning) as reason:
        raise NoDatabase(str(reason)) from reason
