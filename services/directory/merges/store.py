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
from services.directory.contract.merges import MergeOutcome
from services.directory.contract.revision import Actor
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

    def find(self, merge_id: str) -> Merge | None:
        """The merge, open or done; None when it was never decided."""
        kept = self._merges.find_one({"_id": merge_id}, {"outbox": 0})
        return _merge_from(kept) if kept else None

    def of_pair(self, pair_id: str) -> Merge | None:
        """The last merge of this pair, open, done or undone."""
        asked, last = {"outcome.pair_id": pair_id}, [("outcome.at", -1)]
        kept = self._merges.find_one(asked, {"outbox": 0}, sort=last)
        return _merge_from(kept) if kept else None

    def record(self, merge: Merge) -> Merge:
        """Keep it: from now on it holds. The one of the same command, when it was sent meanwhile.

        Raises BeingMerged.
        """
        outcome = merge.outcome
        event = MergeDecided(occurred_at=outcome.at, merge_id=outcome.merge_id)
        with suppress(ChangedMeanwhile):
            save(self._merges, Saving(outcome.merge_id, 0, _fields_of(merge), [entry(event, {})]))
        self._on_saved()
        if (kept := self.find(outcome.merge_id)) is None:  # the unique index refused it
            raise BeingMerged()
        return kept

    def undo(self, merge: Merge, undoing: Undoing) -> None:
        """Record that they are two again. Raises BeingMerged when either is in an open merge."""
        merge_id = merge.outcome.merge_id
        fields = _fields_of(replace(merge, is_open=True, undone=undoing))
        event = MergeUndone(occurred_at=undoing.at, merge_id=merge_id)
        try:
            save(self._merges, Saving(merge_id, merge.revision, fields, [entry(event, {})]))
        except ChangedMeanwhile as open_one:
            raise BeingMerged() from open_one
        self._on_saved()

    def close(self, merge_id: str, at: datetime) -> None:
        """All of it is written. Closing it again changes nothing."""
        closed = {"$set": {"is_open": False, "closed_at": at}}
        self._merges.update_one({"_id": merge_id, **OPEN}, closed)

    def abandon(self, merge_id: str) -> None:
        """Nothing of it was written, and nothing can be any more: it never was."""
        self._merges.delete_one({"_id": merge_id, **OPEN})


def _fields_of(merge: Merge) -> Json:
    return {
        "outcome": merge.outcome.model_dump(),
        "place_ids": [merge.outcome.kept, merge.outcome.replaced],
        "by": _who(merge.by),
        "fingerprint": merge.fingerprint,
        "chosen": dict(merge.chosen),
        "moving": list(merge.moving),
        "is_open": merge.is_open,
        "undone": _undone_document(merge.undone),
    }


def _undone_document(undone: Undoing | None) -> Json | None:
    return {"by": _who(undone.by), "at": undone.at} if undone else None


def _who(by: Actor) -> Json:
    return by.model_dump(include={"person_id", "role", "via"})


def _merge_from(kept: Json) -> Merge:
    return Merge(
        outcome=MergeOutcome.model_validate(kept["outcome"]),
        by=Actor.model_validate(kept["by"]),
        fingerprint=kept["fingerprint"],
        chosen=kept["chosen"],
        moving=tuple(kept["moving"]),
        is_open=kept["is_open"],
        undone=_undone_from(kept["undone"]),
        revision=kept["revision"],
    )


def _undone_from(kept: Json | None) -> Undoing | None:
    return Undoing(Actor.model_validate(kept["by"]), kept["at"]) if kept else None
