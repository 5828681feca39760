"""How entries join the outbox of their document, in the very write that changes it."""

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]


def with_entries(entries: Sequence[Json]) -> Json:
    """The outbox after these entries joined it, as an expression for an update pipeline.

    An older undispatched event of the same type, about the same, gives way to the newer one, which
    takes over what it said had changed: hours without a broker do not grow the document. Its
    history stays.
    """
    replaced = [_subject(new) for new in entries]
    kept = {"$map": {"input": _OUTBOX, "as": "old", "in": _silenced("$$old", replaced)}}
    return {"$concatArrays": [kept, [_taking_over(new) for new in entries]]}


_OUTBOX: Json = {"$ifNull": ["$outbox", []]}


def _subject(new: Json) -> str:
    return f"{new['type']}/{new['about']}"


def _subject_of(old: str) -> Json:
    return {"$concat": [f"{old}.type", "/", {"$ifNull": [f"{old}.about", ""]}]}


def _silenced(old: str, replaced: Sequence[str]) -> Json:
    gives_way = {"$in": [_subject_of(old), {"$literal": list(replaced)}]}
    return {"$cond": [gives_way, {"$mergeObjects": [old, {"event": None}]}, old]}


def _taking_over(new: Json) -> Json:
    if "changed" not in new["event"]:
        return {"$literal": new}
    mine = {"$literal": new["event"]["changed"]}
    is_same = {"$eq": [_subject_of("$$o"), {"$literal": _subject(new)}]}
    same = {"$filter": {"input": _OUTBOX, "as": "o", "cond": is_same}}
    union = {"$setUnion": ["$$value", {"$ifNull": ["$$this.event.changed", []]}]}
    changed = {"$reduce": {"input": same, "initialValue": mine, "in": union}}
    sorted_names = {"$sortArray": {"input": changed, "sortBy": 1}}
    event = {"$mergeObjects": [{"$literal": new["event"]}, {"changed": sorted_names}]}
    return {"$mergeObjects": [{"$literal": new}, {"event": event}]}
