"""Imports in MongoDB: one document each, and their remarks in batches of bounded size."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.contract.imports import ImportPage, ImportRemark, ImportSummary
from services.directory.imports.record import ImportBegun, summary_of
from services.directory.imports.refusals import ImportNotFound

Json = dict[str, Any]
BATCH = 200  # remarks a document: each quotes two values of 200 characters, so it is below 0.5 MB
FEW = 10  # of those documents that are fetched at a time
KEPT_DAYS = 400  # what was said of rows; what became of the import is kept for good


class ImportStore:
    """The collections of imports and of what was said of their rows."""

    def __init__(self, database: Database[Json]) -> None:
        self._imports: Collection[Json] = database["imports"]
        self._remarks: Collection[Json] = database["import_remarks"]

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self._remarks.create_index([("import_id", 1), ("last", 1)])
        self._remarks.create_index("at", expireAfterSeconds=KEPT_DAYS * 86_400)

    def begin(self, begun: ImportBegun) -> None:
        """It runs from now on."""
        self._imports.insert_one(begun.to_document())

    def note(self, import_id: str, fields: Json) -> None:
        """How far it is, or how it ended."""
        self._imports.update_one({"_id": import_id}, {"$set": fields})

    def add(self, import_id: str, numbered: Iterable[Json], at: datetime) -> None:
        """Keep these lines, each with its number."""
        documents = [
            {"import_id": import_id, "last": some[-1]["number"], "lines": some, "at": at}
            for some in _batches(numbered)
        ]
        if documents:
            self._remarks.insert_many(documents, ordered=False)

    def find(self, import_id: str, now: datetime) -> ImportSummary:
        """What became of it. Raises ImportNotFound."""
        if (kept := self._imports.find_one({"_id": import_id})) is None:
            raise ImportNotFound()
        return summary_of(kept, now)

    def unfinished(self, now: datetime) -> ImportSummary | None:
        """The last one that has not ended, whether it still runs or died."""
        kept = self._imports.find_one({"ended_at": None}, sort=[("_id", -1)])
        return summary_of(kept, now) if kept else None

    def list_before(self, after: str, limit: int, now: datetime) -> ImportPage:
        """A stretch of the imports, the newest first; ids sort by age."""
        older = {"_id": {"$lt": after}} if after else {}
        found = list(self._imports.find(older).sort("_id", -1).limit(limit))
        next_after = found[-1]["_id"] if len(found) == limit else None
        return ImportPage(
            imports=tuple(summary_of(kept, now) for kept in found), next_after=next_after
        )

    def remarks(self, import_id: str, after: int, limit: int) -> Sequence[ImportRemark]:
        """Those behind this number."""
        later = {"import_id": import_id, "last": {"$gt": after}}
        documents = self._remarks.find(later, batch_size=FEW).sort("last", 1)
        lines = (line for kept in documents for line in kept["lines"] if line["number"] > after)
        return [ImportRemark.model_validate(line) for line in islice(lines, limit)]


def _batches(lines: Iterable[Json]) -> Iterator[list[Json]]:
    waiting = iter(lines)
    while some := list(islice(waiting, BATCH)):
        yield some
