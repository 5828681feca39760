"""Writing many documents at once, each with its own answer: pure."""

from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]
Document = tuple[str, int, Json]  # place id, revision, document

KNOWN_BETTER = 409  # the index has this revision or a later one


def operations(index: str, documents: Iterable[Document]) -> list[Json]:
    """The lines of a bulk request: the engine itself compares the revisions."""
    lines = []
    for place_id, revision, document in documents:
        lines += [{"index": _address(index, place_id, revision)}, document]
    return lines


def failures(answer: Json) -> dict[str, Json]:
    """What went wrong, by place: what the index knows better did not."""
    results = (item["index"] for item in answer["items"])
    return {
        result["_id"]: result
        for result in results
        if result["status"] >= 300 and result["status"] != KNOWN_BETTER
    }


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
