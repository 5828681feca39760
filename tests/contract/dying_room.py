"""A directory that is killed right after its nth write, for the tests of what it then goes on with.

Each death is that of a real process, by SIGKILL; it is forked from one that has loaded everything,
so that dying costs milliseconds.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable

from pymongo import MongoClient, monitoring
from pymongo.database import Database

from tests.contract.merging_room import Room

WRITES = frozenset(("insert", "update", "delete", "findAndModify"))
Story = Callable[[Room], object]


class Death(monitoring.CommandListener):
    """Comes when the nth write was acknowledged; it counts the writes until then."""

    def __init__(self, nth: int = 0) -> None:
        self._nth = nth
        self.writes = 0

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        """It is not done yet."""

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        self.writes += event.command_name in WRITES
        if self._nth and self.writes == self._nth:
            os.kill(os.getpid(), signal.SIGKILL)

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        """It will not be done."""


def writes_of(story: Story, url: str, name: str) -> int:
    """How many writes the story takes, told to its end."""
    death = Death()
    _tell(story, url, name, death)
    return death.writes


def killed_after(story: Story, url: str, name: str, nth: int) -> bool:
    """Tell the story in a process that dies after its nth write; whether it did."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, story.__module__])
    process = context.Process(target=_tell_and_die, args=(story, url, name, nth))
    process.start()
    process.join(30)
    return process.exitcode == -signal.SIGKILL


def _tell_and_die(story: Story, url: str, name: str, nth: int) -> None:
    _tell(story, url, name, Death(nth))


def _tell(story: Story, url: str, name: str, death: Death) -> None:
    with MongoClient(
        url, tz_aware=True, w="majority", journal=True, event_listeners=[death]
    ) as client:
        database: Database = client[name]
        room = Room(database)
        story(room)
        room.run()
