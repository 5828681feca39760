"""What a document has yet to tell, kept inside the document itself.

An entry is ``{event_id, type, about, source, event, history}``: the event for the bus, and the line
of history that says who did what (which never enters an event). One atomic, journaled write keeps
the change, its event and its history together; the relay carries them on from there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
from pymongo import ReplaceOne, UpdateOne
from pymongo.collection import Collection

from services.wire.bus import Message
from services.wire.envelope import Event

Json = dict[str, Any]


def entry(event: Event, history: Mapping[str, Any], about: str = "") -> Json:
    """An entry for the outbox. ``history`` is empty, or has the ``_id`` it is kept under, once.

    While it waits, only a newer event of its type that is ``about`` the same takes its place.
    """
    return {
        "event_id": str(event.event_id),
        "type": event.TYPE,
        "about": about,
        "source": event.SOURCE,
        "event": event.to_wire(),
        "history": dict(history),
    }


@dataclass(frozen=True)
class Pending:
    """One entry that waits, and the document it lies in."""

    document_id: str
    event_id: str
    history: Json
    message: Message | None

    @classmethod
    def read(cls, document_id: str, entry: Json) -> "Pending":
        event = entry["event"]
        message = event and Message(
            event_id=entry["event_id"],
            source=entry["source"],
            type=entry["type"],
            body=orjson.dumps(event),
            traceparent=event.get("traceparent", ""),
        )
        return cls(document_id, entry["event_id"], entry["history"], message)


class Outbox:
    """The entries that wait in the documents of one collection, oldest first.

    Without a ``history`` its entries have no line for it.
    """

    def __init__(
        self, documents: Collection[Json], history: Collection[Json] | None = None
    ) -> None:
        self.name = documents.name
        self._documents = documents
        self._history = history

    def prepare(self) -> None:
        """Make the index that finds what waits without reading the collection."""
        self._documents.create_index("outbox.event_id", sparse=True, name="outbox_event_id")

    def pending(self, limit: int) -> list[Pending]:
        """Up to about ``limit`` entries; all those of a document come together."""
        waiting = {"outbox.event_id": {"$gt": ""}}
        found = self._documents.find(waiting, {"outbox": 1}, hint="outbox_event_id").limit(limit)
        return [Pending.read(kept["_id"], entry) for kept in found for entry in kept["outbox"]]

    def keep_history(self, entries: Sequence[Pending]) -> None:
        """Write each entry's line of history, once however often it is written."""
        lines = [
            ReplaceOne({"_id": each.history["_id"]}, each.history, upsert=True)
            for each in entries
            if each.history
        ]
        if lines and self._history is not None:
            self._history.bulk_write(lines, ordered=False)

    def mark_dispatched(self, entries: Sequence[Pending]) -> None:
        """Take out the entries that nobody has to hear of any more."""
        if not entries:
            return
        told: dict[str, list[str]] = {}
        for pending in entries:
            told.setdefault(pending.document_id, []).append(pending.event_id)
        self._documents.bulk_write(
            [
                UpdateOne({"_id": key}, {"$pull": {"outbox": {"event_id": {"$in": ids}}}})
                for key, ids in told.items()
            ],
            ordered=False,
        )

    def oldest_age(self, now: datetime) -> float:
        """Seconds since the oldest waiting entry was made; 0 when none waits."""
        waiting = {"outbox.event_id": {"$gt": ""}}
        found = self._documents.find_one(waiting, {"outbox": {"$slice": 1}}, hint="outbox_event_id")
        if not found or not found["outbox"]:
            return 0.0
        return (now - _made_at(found["outbox"][0]["event_id"])).total_seconds()


def _made_at(event_id: str) -> datetime:
    """A UUIDv7 begins with its time in milliseconds."""
    return datetime.fromtimestamp((UUID(event_id).int >> 80) / 1000, UTC)
