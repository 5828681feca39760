"""Workshops that notify heard of, in MongoDB: the last revision of each."""

from dataclasses import asdict, fields
from datetime import timedelta
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from services.notify.workshops.known import KnownWorkshop

Json = dict[str, Any]
KEPT_AFTER = timedelta(days=180)  # longer than any alert about it waits


class KnownWorkshopStore:
    """The collection of known workshops."""

    def __init__(self, database: Database[Json]) -> None:
        self._workshops: Collection[Json] = database["workshops"]

    def prepare(self) -> None:
        """Make the index that forgets the old ones; harmless when it is there."""
        seconds = int(KEPT_AFTER.total_seconds())
        self._workshops.create_index("starts_at", expireAfterSeconds=seconds)

    def keep(self, workshop: KnownWorkshop) -> bool:
        """Remember it; False when a later revision is known already."""
        kept = asdict(workshop)
        asked = {"_id": kept.pop("workshop_id"), "revision": {"$lte": workshop.revision}}
        try:
            self._workshops.update_one(asked, {"$set": kept}, upsert=True)
        except DuplicateKeyError:  # it is there, at a later revision
            return False
        return True

    def find(self, workshop_id: str) -> KnownWorkshop | None:
        """The workshop; None when it was never heard of."""
        kept = self._workshops.find_one({"_id": workshop_id}) if workshop_id else None
        if kept is None:
            return None
        known = {field.name: kept[field.name] for field in fields(KnownWorkshop)[1:]}
        return KnownWorkshop(kept["_id"], **known)
