"""What waits for people of a territory lies where its places lie today, not where they lay when it
began to wait.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pymongo import UpdateOne
from pymongo.collection import Collection

from services.directory.batches import BATCH, batches
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore

Json = dict[str, Any]
ASKED = {"place_id": 1, "place_ids": 1, "territories": 1}


class Waiting:
    """Those documents of a collection that wait, each of the place, or places, that it names."""

    def __init__(self, documents: Collection[Json], waiting: Mapping[str, Any]) -> None:
        self._documents = documents
        self._waiting = dict(waiting)

    def follow(self, places: PlaceStore) -> int:
        """Say of each where its places lie; how many lay elsewhere. Twice is harmless."""
        moved = 0
        for batch in batches(self._documents.find(self._waiting, ASKED, batch_size=BATCH)):
            known = places.find_many({each for kept in batch for each in _place_ids(kept)})
            if writes := list(_writes(batch, known)):
                moved += self._documents.bulk_write(writes, ordered=False).modified_count
        return moved


def _writes(batch: list[Json], known: Mapping[str, Place]) -> Iterator[UpdateOne]:
    for kept in batch:
        lies_in = _territories(kept, known)
        if lies_in != kept["territories"]:
            yield UpdateOne({"_id": kept["_id"]}, {"$set": {"territories": lies_in}})


def _territories(kept: Json, known: Mapping[str, Place]) -> list[str]:
    """Of one place in its order, of two what the search for pairs says."""
    found = [list(known[each].subject.territories) for each in _place_ids(kept) if each in known]
    return found[0] if len(found) == 1 else sorted({code for each in found for code in each})


def _place_ids(kept: Json) -> list[str]:
    return kept.get("place_ids") or [kept["place_id"]]
