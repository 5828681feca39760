"""The history of places in MongoDB: kept by the relay, and until then in the places' outboxes."""

from collections.abc import Sequence
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.contract.history import HistoryLine
from services.directory.history.stretch import Mark

Json = dict[str, Any]


class HistoryStore:
    """Reads both. The outbox goes first: what leaves it meanwhile was kept before it left."""

    def __init__(self, database: Database[Json]) -> None:
        self._places: Collection[Json] = database["places"]
        self._history: Collection[Json] = database["place_history"]

    def since(self, place_id: str, revision: int) -> list[HistoryLine]:
        """All that happened after this revision was made, in no order."""
        waiting = [line for line in self._waiting(place_id) if line.revision > revision]
        later = {"place_id": place_id, "revision": {"$gt": revision}}
        return _each_once([*map(_line_from, self._history.find(later)), *waiting])

    def before(self, place_ids: Sequence[str], mark: Mark | None, limit: int) -> list[HistoryLine]:
        """The lines of these places before this one, or the last of all; in no order, at least
        ``limit`` if there are as many.
        """
        waiting = [line for place_id in place_ids for line in self._waiting(place_id)]
        asked = {"place_id": {"$in": place_ids}, **(_before(mark) if mark else {})}
        order = [("at", -1), ("revision", -1), ("_id", -1)]
        kept = self._history.find(asked).sort(order).limit(limit)
        unkept = [line for line in waiting if mark is None or Mark.of(line) < mark]
        return _each_once([*map(_line_from, kept), *unkept])

    def forget(self, place_id: str, before: int) -> None:
        """Nothing is left of what a place was before this revision. Twice is harmless."""
        self._history.delete_many({"place_id": place_id, "revision": {"$lt": before}})

    def rewrite(self, lines: Sequence[HistoryLine]) -> bool:
        """Have these lines say this instead, twice as well as once. False, and none of it, while
        the relay has yet to carry one of them: it would write it as it was.
        """
        waiting = {each.line_id for line in lines[:1] for each in self._waiting(line.place_id)}
        if waiting & {line.line_id for line in lines}:
            return False
        for line in lines:
            told = {"before": line.before, "after": line.after}
            self._history.update_one({"_id": line.line_id}, {"$set": told})
        return True

    def _waiting(self, place_id: str) -> list[HistoryLine]:
        found = self._places.find_one({"_id": place_id}, {"outbox.history": 1}) or {}
        lines = [entry["history"] for entry in found.get("outbox", ())]
        return [_line_from(line) for line in lines if line]


def _before(mark: Mark) -> Json:
    same = {"at": mark.at, "revision": mark.revision, "_id": {"$lt": mark.line_id}}
    earlier = {"at": mark.at, "revision": {"$lt": mark.revision}}
    return {"$or": [{"at": {"$lt": mark.at}}, earlier, same]}


def _each_once(lines: list[HistoryLine]) -> list[HistoryLine]:
    return list({line.line_id: line for line in lines}.values())


def _line_from(kept: Json) -> HistoryLine:
    return HistoryLine.model_validate({**kept, **kept["by"], "line_id": kept["_id"]})
