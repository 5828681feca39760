"""What was last heard of places from their sources, in MongoDB: marks that no save of a place
undoes, and that are no revision of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.places.place import Place
from services.wire.saving import Telling, tell

Json = dict[str, Any]
BATCH = 500


class Heard(NamedTuple):
    """The fingerprint of its row, as it was last read, and when that row was first missing."""

    fingerprint: str
    vanished_at: datetime | None


class HeardStore:
    """The same collection as the places', without reading all of them."""

    def __init__(self, database: Database[Json]) -> None:
        self._places: Collection[Json] = database["places"]

    def of(self, place_ids: Iterable[str]) -> dict[str, Heard]:
        """What was heard of those that exist."""
        wanted = {"_id": {"$in": list(place_ids)}}
        found = self._places.find(wanted, {"fingerprint": 1, "vanished_at": 1})
        return {
            kept["_id"]: Heard(kept.get("fingerprint", ""), kept.get("vanished_at"))
            for kept in found
        }

    def remember(self, places: Sequence[Place]) -> None:
        """Keep the fingerprints of places that are otherwise as they were.

        One that was saved meanwhile is left alone: it is compared again next time.
        """
        tell(self._places, [_remembering(place) for place in places])

    def told_by(self, sources: Iterable[str]) -> Iterator[str]:
        """The ids of the places that are shown and of these sources, in one pass over all."""
        shown = {"details.source": {"$in": list(sources)}, "withdrawn": False}
        return (kept["_id"] for kept in self._places.find(shown, {"_id": 1}))

    def erased(self) -> set[str]:
        """The ids of the places of which nothing is kept, in one pass over all."""
        return {kept["_id"] for kept in self._places.find({"details": None}, {"_id": 1})}

    def flag(self, place_ids: Iterable[str], at: datetime) -> None:
        """Their rows are missing from now on; those of which it is known stay as they are."""
        for some in _batches(place_ids):
            unflagged = {"_id": {"$in": some}, "vanished_at": None, "withdrawn": False}
            self._places.update_many(unflagged, {"$set": {"vanished_at": at}})

    def unflag(self, place_ids: Sequence[str]) -> None:
        """Their rows came back."""
        if place_ids:
            there = {"_id": {"$in": list(place_ids)}}
            self._places.update_many(there, {"$unset": {"vanished_at": ""}})


def _remembering(place: Place) -> Telling:
    mark = {"fingerprint": place.fingerprint}
    return Telling(place.place_id, place.revision, mark, mark, ())


def _batches(place_ids: Iterable[str]) -> Iterator[list[str]]:
    ids = iter(place_ids)
    while some := list(islice(ids, BATCH)):
        yield some
