"""Places of which a merge was undone, in MongoDB: hardly ever any."""

from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database


class SeparatedPlaceStore:
    """At which revision each was shown again: what an earlier one said is over."""

    def __init__(self, database: Database[dict[str, Any]]) -> None:
        self._places: Collection[dict[str, Any]] = database["separated_places"]

    def keep(self, place_id: str, revision: int) -> None:
        """Remember the last time. Harmless twice, and in any order."""
        self._places.update_one({"_id": place_id}, {"$max": {"revision": revision}}, upsert=True)

    def is_shown_since(self, place_id: str, revision: int) -> bool:
        """Whether it was shown again after this revision."""
        later = {"_id": place_id, "revision": {"$gt": revision}}
        return self._places.find_one(later, {"_id": 1}) is not None
