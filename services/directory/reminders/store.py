"""What was decided for each territory about its reminders, in MongoDB."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.places.department import department_of
from services.directory.places.place import Place
from services.directory.places.trusted import USUAL_DAYS

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
        switched = self._territories.find({"reminders": {"$exists": True}})
        return [kept["_id"] for kept in switched]

    def days_in(self, territory: str) -> int:
        """For how many days a confirmation holds there, where a place chose nothing else."""
        kept = self._territories.find_one({"_id": territory}) or {}
        return int(kept.get("confirmed_for_days", USUAL_DAYS))

    def as_there(self, place: Place) -> Place:
        """The place, whose next confirmation holds for as long as its territory says."""
        return replace(place, default_days=self.days_in(department_of(place.details)))

    def set_days(self, territory: str, days: int) -> None:
        """From each next confirmation on."""
        decided = {"$set": {"confirmed_for_days": days}}
        self._territories.update_one({"_id": territory}, decided, upsert=True)

    def switch(self, territory: str, on: bool, now: datetime) -> None:
        """Ask there from now on, or no longer."""
        switched = {"$set": {"reminders": on, "switched_at": now}}
        self._territories.update_one({"_id": territory}, switched, upsert=True)
