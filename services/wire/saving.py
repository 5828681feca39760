"""One write of a document with an outbox: only if nobody saved it since it was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import bson
from bson.raw_bson import RawBSONDocument
from pymongo import InsertOne, UpdateOne
from pymongo.collection import Collection
from pymongo.errors import BulkWriteError

from services.wire.errors import Conflict, Invalid
from services.wire.joining import with_entries

Json = dict[str, Any]
LARGEST_BYTES = 1_000_000
DUPLICATE_KEY = 11000


class ChangedMeanwhile(Conflict):
    """Somebody saved it since it was read."""

    def __init__(self) -> None:
        super().__init__(
            "changed_meanwhile", "It has changed meanwhile; read it again, then retry."
        )


@dataclass(frozen=True)
class Saving:
    """A document at the revision it had when it was read (0: it is new), its new fields and what
    it has to tell: one entry, or several.

    ``saved_as`` in the document names the last save, so that a bulk can tell which of its writes
    were kept.
    """

    document_id: str
    read_revision: int
    fields: Json
    entries: Sequence[Json]

    def __post_init__(self) -> None:
        if len(self.alone) > LARGEST_BYTES:
            too_large = f"{self.document_id} is over 1 MB; shorten its texts."
            raise Invalid("document_too_large", too_large)

    @cached_property
    def alone(self) -> bytes:
        """The document as it is when nothing else waits in its outbox, in BSON."""
        return bson.encode({"_id": self.document_id, **self._kept, "outbox": self.entries})

    @property
    def event_id(self) -> str:
        return str(self.entries[0]["event_id"])

    @property
    def write(self) -> "InsertOne[Json] | UpdateOne":
        """The one atomic write. An insertion meets a duplicate key if a twin was saved first."""
        if self.read_revision == 0:  # an import brings thousands: they are encoded once
            return InsertOne(cast(Json, RawBSONDocument(self.alone)))
        return UpdateOne(
            {"_id": self.document_id, "revision": self.read_revision},
            [{"$set": {**_literally(self._kept), "outbox": with_entries(self.entries)}}],
        )

    @property
    def _kept(self) -> Json:
        return {**self.fields, "revision": self.read_revision + 1, "saved_as": self.event_id}


@dataclass(frozen=True)
class Telling:
    """What a document has to tell although nothing in it was changed: its revision stays, so that
    whoever is editing it is not disturbed.

    ``marks`` are fields, maybe dotted, that no Saving writes; ``unless`` is the filter of those
    that know already. It is told only at the revision that was read, for its events speak of it.
    """

    document_id: str
    read_revision: int
    marks: Json
    unless: Json
    entries: Sequence[Json]

    @property
    def write(self) -> UpdateOne:
        """The one atomic write. A Saving of the same revision goes well before it or after it."""
        return UpdateOne(
            {"_id": self.document_id, "revision": self.read_revision, "$nor": [self.unless]},
            [{"$set": {**_literally(self.marks), "outbox": with_entries(self.entries)}}],
        )


def save(documents: Collection[Json], saving: Saving) -> None:
    """Keep it. Raises ChangedMeanwhile."""
    if save_many(documents, [saving]):
        raise ChangedMeanwhile()


def save_many(documents: Collection[Json], savings: Sequence[Saving]) -> set[str]:
    """Keep them in one journaled bulk; answers the ids of those that somebody saved meanwhile."""
    if not savings:
        return set()
    try:
        result = documents.bulk_write([saving.write for saving in savings], ordered=False)
    except BulkWriteError as error:
        if {problem["code"] for problem in error.details["writeErrors"]} != {DUPLICATE_KEY}:
            raise
        return _not_kept(documents, savings)
    if result.matched_count + result.inserted_count == len(savings):
        return set()
    return _not_kept(documents, savings)


def tell(documents: Collection[Json], tellings: Sequence[Telling]) -> int:
    """How many were told in one journaled bulk; the others were saved, or told, meanwhile."""
    if not tellings:
        return 0
    return documents.bulk_write(
        [telling.write for telling in tellings], ordered=False
    ).matched_count


def _literally(fields: Json) -> Json:
    """The values as they are: in a pipeline a text that begins with a dollar would be a path."""
    return {name: {"$literal": value} for name, value in fields.items()}


def _not_kept(documents: Collection[Json], savings: Sequence[Saving]) -> set[str]:
    mine = {saving.document_id: saving.event_id for saving in savings}
    found = documents.find({"_id": {"$in": list(mine)}}, {"saved_as": 1})
    return {kept["_id"] for kept in found if kept["saved_as"] != mine[kept["_id"]]}
