"""Merges in MongoDB, each with the event that drives its writes.

A place is in one open merge at most, by a unique index: two that are decided at once can never make
each of two places lead to the other.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.contract.events import MergeDecided, MergeUndone
from services.directory.merges.document import fields_of, merge_from
from services.directory.merges.merge import Merge, Undoing
from services.directory.merges.refusals import BeingMerged
from services.wire.outbox import Outbox, entry
from services.wire.saving import ChangedMeanwhile, Saving, save

Json = dict[str, Any]
OPEN = {"is_open": True}


class MergeStore:
    """The collection of merges. ``on_saved`` is called after each that was recorded."""

    def __init__(
        self, database: Database[Json], on_saved: Callable[[], None] = lambda: None
    ) -> None:
        self._merges: Collection[Json] = database["merges"]
        self._on_saved = on_saved

    @property
    def outbox(self) -> Outbox:
        """What the merges have yet to tell."""
        return Outbox(self._merges)

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self.outbox.prepare()
        self._merges.create_index("place_ids", unique=True, partialFilterExpression=OPEN)
        self._merges.create_index("outcome.pair_id")
        self._merges.create_index("outcome.replaced")

    def find(self, merge_id: str) -> Merge | None:
        """The merge, open or done; None when it was never decided."""
        kept = self._merges.find_one({"_id": merge_id}, {"outbox": 0})
        return merge_from(kept) if kept else None

    def of_pair(self, pair_id: str) -> Merge | None:
        """The last merge of this pair, open, done or undone."""
        asked, last = {"outcome.pair_id": pair_id}, [("outcome.at", -1)]
        kept = self._merges.find_one(asked, {"outbox": 0}, sort=last)
        return merge_from(kept) if kept else None

    def undone_of(self, place_id: str) -> list[Merge]:
        """Those by which another took its place, and which were undone, the first one first."""
        asked = {"outcome.replaced": place_id, "undone": {"$ne": None}}
        found = self._merges.find(asked, {"outbox": 0}).sort("outcome.at", 1)
        return list(map(merge_from, found))

    def being_undone(self, place_id: str) -> Merge | None:
        """The merge of this place, kept or replaced, of whose undoing something is yet to be
        written.
        """
        asked = {"place_ids": place_id, **OPEN, "undone": {"$ne": None}}
        kept = self._merges.find_one(asked, {"outbox": 0})
        return merge_from(kept) if kept else None

    def record(self, merge: Merge) -> Merge:
        """Keep it: from now on it holds. The one of the same command, when it was sent meanwhile.

        Raises BeingMerged.
        """
        outcome = merge.outcome
        event = MergeDecided(occurred_at=outcome.at, merge_id=outcome.merge_id)
        with suppress(ChangedMeanwhile):
            save(self._merges, Saving(outcome.merge_id, 0, fields_of(merge), [entry(event, {})]))
        self._on_saved()
        if (kept := self.find(outcome.merge_id)) is None:  # the unique index refused it
            raise BeingMerged()
        return kept

    def undo(self, merge: Merge, undoing: Undoing) -> None:
        """Record that they are two again. Raises BeingMerged when either is in an open merge."""
        merge_id = merge.outcome.merge_id
        fields = fields_of(replace(merge, is_open=True, undone=undoing))
        event = MergeUndone(occurred_at=undoing.at, merge_id=merge_id)
        try:
            save(self._merges, Saving(merge_id, merge.revision, fields, [entry(event, {})]))
        except ChangedMeanwhile as open_one:
            raise BeingMerged() from open_one
        self._on_saved()

    def stands(self, merge: Merge) -> bool:
        """Whether it is still what is being written: nobody has closed or undone it since."""
        return self._merges.find_one(_as_read(merge), {"_id": 1}) is not None

    def close(self, merge: Merge, at: datetime) -> None:
        """All of it is written. Closing it again changes nothing; nor when it was undone since."""
        closed = {"$set": {"is_open": False, "closed_at": at}}
        self._merges.update_one(_as_read(merge), closed)

    def abandon(self, merge: Merge) -> None:
        """Nothing of it was written, and nothing can be any more: it never was."""
        self._merges.delete_one(_as_read(merge))


def _as_read(merge: Merge) -> Json:
    return {"_id": merge.outcome.merge_id, "revision": merge.revision, **OPEN}
