"""Pairs of places that look like one, in MongoDB, and what a person said of them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from pymongo import UpdateOne
from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.contract.duplicates import Duplicate, State
from services.directory.contract.revision import Actor
from services.directory.duplicates.candidates import Candidate
from services.directory.duplicates.refusals import DuplicateNotFound
from services.directory.territories.following import Waiting

Json = dict[str, Any]
OPEN = {"state": "open"}


class DuplicateStore:
    """The collection of pairs. What was judged stays judged, however often it is found again."""

    def __init__(self, database: Database[Json]) -> None:
        self._duplicates: Collection[Json] = database["duplicates"]

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self._duplicates.create_index([("territories", 1), ("state", 1), ("rank", 1)])
        self._duplicates.create_index([("state", 1), ("rank", 1)])
        self._duplicates.create_index("place_ids")

    def replace_open(self, found: Sequence[Candidate], now: datetime) -> None:
        """Keep what a whole search found; open pairs that it did not find are forgotten."""
        if found:
            self._duplicates.bulk_write([_keeping(each, now) for each in found], ordered=False)
        self._duplicates.delete_many({**OPEN, "found_at": {"$lt": now}})

    @property
    def waiting(self) -> Waiting:
        """Those that nobody has judged."""
        return Waiting(self._duplicates, OPEN)

    def find(self, pair_id: str) -> Duplicate:
        """The pair, open or judged. Raises DuplicateNotFound."""
        if (kept := self._duplicates.find_one({"_id": pair_id})) is None:
            raise DuplicateNotFound()
        return _duplicate_from(kept)

    def open_in(self, territory: str, after: str, limit: int) -> list[Duplicate]:
        """Open pairs of a territory, the likeliest first, from after that rank on."""
        asked = {"territories": territory, **OPEN, "rank": {"$gt": after}}
        found = self._duplicates.find(asked).sort("rank", 1).limit(limit)
        return list(map(_duplicate_from, found))

    def all_in(self, states: Sequence[State], min_score: float) -> Iterator[Duplicate]:
        """All pairs in these states that score as much, the likeliest first."""
        asked = {"state": {"$in": list(states)}, "score": {"$gte": min_score}}
        return map(_duplicate_from, self._duplicates.find(asked).sort("rank", 1))

    def judge(self, pair_id: str, by: Actor, now: datetime) -> None:
        """They are two. What was said first stays."""
        who = by.model_dump(include={"person_id", "role"})
        judged = {"state": "not_duplicate", "by": who, "at": now}
        self._duplicates.update_one({"_id": pair_id, **OPEN}, {"$set": judged})

    def settle(self, pair_id: str, replaced: str, by: Actor, at: datetime) -> None:
        """They are one; of the place that went no other pair is left. Harmless twice."""
        who = by.model_dump(include={"person_id", "role"})
        merged = {"state": "merged", "by": who, "at": at}
        self._duplicates.update_one({"_id": pair_id}, {"$set": merged})
        self._duplicates.delete_many({**OPEN, "place_ids": replaced})

    def separate(self, pair_id: str, by: Actor, at: datetime) -> None:
        """They were taken for one, and are two. Harmless twice."""
        who = by.model_dump(include={"person_id", "role"})
        two = {"state": "not_duplicate", "by": who, "at": at}
        self._duplicates.update_one({"_id": pair_id, "state": "merged"}, {"$set": two})

    def forget(self, place_id: str) -> None:
        """No pair of this place is left, judged or not."""
        self._duplicates.delete_many({"place_ids": place_id})


def pair_id_of(place_ids: tuple[str, str]) -> str:
    """The same whichever of them comes first."""
    return "~".join(sorted(place_ids))


def _keeping(found: Candidate, now: datetime) -> UpdateOne:
    pair_id, alike = pair_id_of(found.place_ids), found.likeness
    looks = {
        "place_ids": list(found.place_ids),
        "territories": list(found.territories),
        "score": alike.score,
        "reasons": list(alike.reasons),
        "rank": f"{100 - round(100 * alike.score):03}-{pair_id}",
        "found_at": now,
    }
    return UpdateOne({"_id": pair_id}, {"$set": looks, "$setOnInsert": OPEN}, upsert=True)


def _duplicate_from(kept: Json) -> Duplicate:
    return Duplicate.model_validate({**kept, "pair_id": kept["_id"]})
