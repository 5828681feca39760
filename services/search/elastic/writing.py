"""Writing many documents at once, each with its own answer: pure."""

from collections.abc import Iterable
from typing import Any

from services.search.index import NotIndexed, engine_away

Json = dict[str, Any]
Document = tuple[str, int, Json]  # place id, revision, document

KNOWN_BETTER = 409  # the index has this revision or a later one


def operations(index: str, documents: Iterable[Document]) -> list[Json]:
    """The lines of a bulk request: the engine itself compares the revisions."""
    lines = []
    for place_id, revision, document in documents:
        lines += [{"index": _address(index, place_id, revision)}, document]
    return lines


def failures(items: Iterable[Json]) -> dict[str, Json]:
    """What went wrong, by place: what the index knows better did not."""
    results = (item["index"] for item in items)
    return {
        result["_id"]: result
        for result in results
        if result["status"] >= 300 and result["status"] != KNOWN_BETTER
    }


def must_be_kept(failed: dict[str, Json]) -> None:
    """Raise Unavailable if some may be taken later, NotIndexed if they never will be."""
    if any(map(is_passing, failed.values())):
        raise engine_away()
    if failed:
        raise NotIndexed(tuple(failed), str(next(iter(failed.values()))["error"]))


def is_passing(failure: Json) -> bool:
    """Whether the same document may be taken later."""
    return int(failure["status"]) != 400


def index_is_missing(failure: Json) -> bool:
    """Whether there is no index to write to (yet, or any more)."""
    return int(failure["status"]) == 404


def _address(index: str, place_id: str, revision: int) -> Json:
    return {
        "_index": index,
        "_id": place_id,
        "version": revision,
        "version_type": "external",
        "require_alias": True,  # never make an index without our mapping
    }
