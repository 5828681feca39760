"""Editions on LocalBus, where all of them take turns at one queue: see editions.py."""

from typing import Any

from pymongo.database import Database

from services.wire.editions import Edition

Json = dict[str, Any]


class ServedEditions:
    """Which edition handled the events of each queue last. What it heard no other one has."""

    def __init__(self, database: Database[Json]) -> None:
        self._served = database["editions"]

    def begin(self, queue: str, kept: Edition) -> None:
        """Return once this edition may handle them. Raises Unavailable as it does; ask again."""
        last = self._served.find_one({"_id": queue}) or {}
        if last.get("edition") != kept.edition:
            kept.missed_events()
            served = {"$set": {"edition": kept.edition}}
            self._served.update_one({"_id": queue}, served, upsert=True)
