"""The territories where reminders were switched on, in MongoDB."""

from datetime import datetime
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

Json = dict[str, Any]


class TerritoryStore:
    """The collection of territories, a handful. One that is not kept has no reminders."""

    def __init__(self, database: Database[Json]) -> None:
        self._territories: Collection[Json] = database["territories"]

    def with_reminders(self) -> list[str]:
        """Those where structures are asked."""
        return [kept["_id"] for kept in self._territories.find({"reminders": True})]

    def decided(self) -> list[str]:
        """Those where somebody has decided, either way."""
        return [kept["_id"] for kept in self._territories.find({})]

    def switch(self, territory: str, on: bool, now: datetime) -> None:
        """Ask there from now on, or no longer."""
        switched = {"$set": {"reminders": on, "switched_at": now}}
        self._territories.update_one({"_id": territory}, switched, upsert=True)
