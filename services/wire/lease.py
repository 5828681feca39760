"""A lease in MongoDB, so that of several replicas one does a thing at a time.

It only saves work: whatever is done under it must be harmless when done twice, for a process may
stall past the end of its lease and go on. The fence tells in logs which holder did what.
"""

import time
from datetime import datetime
from typing import Any

from pymongo import ReturnDocument
from pymongo.collection import Collection

LONG_AGO = 0


class Lease:
    """``acquire()`` answers the fencing number while this holder has the lease, else None."""

    def __init__(
        self, leases: Collection[dict[str, Any]], name: str, holder: str, seconds: float
    ) -> None:
        self._leases = leases
        self._name = name
        self._holder = holder
        self._seconds = seconds
        self._fence: int | None = None
        self._ask_again_at = 0.0

    def acquire(self) -> int | None:
        """Take the lease or prolong it, by the server's clock; the fence rises with each new
        holder.

        The server is asked again only when a third of the lease has passed.
        """
        if self._fence is None or time.monotonic() >= self._ask_again_at:
            self._ask_again_at = time.monotonic() + self._seconds / 3
            self._fence = self._ask()
        return self._fence

    def release(self) -> None:
        """Give the lease back, if it is still ours."""
        mine = {"_id": self._name, "holder": self._holder}
        self._leases.update_one(mine, {"$set": {"until": LONG_AGO}})
        self._fence = None

    def ends_at(self) -> datetime | None:
        """When it is over, whoever holds it, unless they prolong it; None when nobody does."""
        lease = self._leases.find_one({"_id": self._name})
        until = lease["until"] if lease else LONG_AGO
        return until if isinstance(until, datetime) else None

    def _ask(self) -> int | None:
        free = {"holder": "", "until": LONG_AGO, "fence": 0}
        self._leases.update_one({"_id": self._name}, {"$setOnInsert": free}, upsert=True)
        mine_or_over = {"$or": [{"$eq": ["$holder", self._holder]}, {"$lte": ["$until", "$$NOW"]}]}
        lease = self._leases.find_one_and_update(
            {"_id": self._name, "$expr": mine_or_over},
            self._taking(),
            return_document=ReturnDocument.AFTER,
        )
        return int(lease["fence"]) if lease else None

    def _taking(self) -> list[dict[str, Any]]:
        prolonged = {"$eq": ["$holder", self._holder]}
        return [
            {
                "$set": {
                    "fence": {"$cond": [prolonged, "$fence", {"$add": ["$fence", 1]}]},
                    "holder": self._holder,
                    "until": {"$add": ["$$NOW", int(self._seconds * 1000)]},
                }
            }
        ]
