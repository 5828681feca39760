"""How many may go: to one person in a day, of the whole deployment in an hour, and the switch that
stops all.
"""

from datetime import datetime, timedelta
from typing import Any

from pymongo import ReturnDocument
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

Json = dict[str, Any]
_SWITCH = "sending"


class Counters:
    """Counts that are over after a while; each is taken from in one atomic write."""

    def __init__(self, database: Database[Json]) -> None:
        self._counters: Collection[Json] = database["counters"]
        self._switches: Collection[Json] = database["switches"]

    def prepare(self) -> None:
        """Make the index that forgets them; harmless when it is there."""
        self._counters.create_index("over_at", expireAfterSeconds=0)

    def take(self, name: str, most: int, over_at: datetime) -> bool:
        """Take one of ``most``; False when all are taken."""
        below = {"_id": name, "taken": {"$lt": most}}
        change = {"$inc": {"taken": 1}, "$setOnInsert": {"over_at": over_at}}
        try:
            self._counters.find_one_and_update(
                below, change, upsert=True, return_document=ReturnDocument.AFTER
            )
        except DuplicateKeyError:  # it is there, and not below
            return False
        return True

    def is_taken(self, name: str) -> bool:
        """Whether any of it was taken."""
        return self._counters.find_one({"_id": name}, {"_id": 1}) is not None

    def is_stopped(self) -> bool:
        """Whether somebody has stopped all sending."""
        return self._switches.find_one({"_id": _SWITCH, "stopped": True}) is not None

    def switch(self, *, stopped: bool, now: datetime) -> None:
        """Stop all sending, or let it go on."""
        change = {"$set": {"stopped": stopped, "at": now}}
        self._switches.update_one({"_id": _SWITCH}, change, upsert=True)


def day_after(now: datetime) -> datetime:
    """When the counts of today are over, at the latest."""
    return now + timedelta(days=1)


def next_hour(now: datetime) -> datetime:
    """When the counts of this hour are over."""
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
