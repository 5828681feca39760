"""Which lines of the log are to say nothing any more, as filters of its collection."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Taken:
    """``place_id`` is the one that stood for it, from its revision ``first`` until ``until``, which
    says it no more; ``workshops`` are those that were there meanwhile.
    """

    place_id: str
    first: int
    until: int
    workshops: tuple[str, ...]

    @property
    def lines(self) -> Json:
        """The filter of those lines, but for their type."""
        revisions = {"$gte": self.first, "$lt": self.until}
        of_workshops = {"workshop_id": {"$in": list(self.workshops)}}
        either = [{"workshop_id": None, "revision": revisions}, of_workshops]
        return {"place_id": self.place_id, "$or": either}


def until(place_id: str, before: datetime) -> Json:
    """Those of a place and its workshops as they were until then."""
    return {"place_id": place_id, "at": {"$lt": before}}


def lines_of(forgotten: Json) -> Json:
    """Those of which this was kept."""
    if "before" in forgotten:
        return until(forgotten["_id"], forgotten["before"])
    place_id, workshops = forgotten["place_id"], tuple(forgotten["workshops"])
    return Taken(place_id, forgotten["first"], forgotten["until"], workshops).lines
