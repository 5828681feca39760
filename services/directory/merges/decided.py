"""What was decided holds for whoever reads, before all of it is written."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.places.place import Place

Json = dict[str, Any]


class DecidedMerges:
    """The merges of which something is yet to be written; hardly ever any."""

    def __init__(self, database: Database[Json]) -> None:
        self._merges: Collection[Json] = database["merges"]

    def seen_by(self, places: Sequence[Place]) -> list[Place]:
        """The same places; those that are being merged away lead to the kept one already."""
        kept = self.merged_away([place.place_id for place in places if not place.withdrawn])
        return [
            replace(place, withdrawn=True, replaced_by=kept[place.place_id])
            if place.place_id in kept
            else place
            for place in places
        ]

    def merged_away(self, place_ids: Sequence[str]) -> dict[str, str]:
        """Those of these places that lead to another one already; each with that one."""
        if not place_ids:
            return {}
        asked = {"is_open": True, "place_ids": {"$in": place_ids}, "undone": None}
        found = self._merges.find(asked, {"outcome.kept": 1, "outcome.replaced": 1})
        return {merge["outcome"]["replaced"]: merge["outcome"]["kept"] for merge in found}
