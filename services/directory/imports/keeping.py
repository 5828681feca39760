"""The report of an import, kept while it is made: one that dies has told how far it came."""

import getpass
import hashlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import uuid_utils

from services.directory.imports.ports import Said
from services.directory.imports.record import (
    Clock,
    ImportBegun,
    progress,
    remark_line,
    source_named,
)
from services.directory.imports.report import Report
from services.directory.imports.store import ImportStore
from services.directory.imports.survey import Survey

Json = dict[str, Any]


class KeptReport:
    """One import's own document, and its remarks."""

    def __init__(self, store: ImportStore, clock: Clock) -> None:
        self.import_id = uuid_utils.uuid7().hex
        self._store = store
        self._clock = clock
        self._numbers = count(1)

    def begin(self, file: Path, via: str) -> None:
        """It runs from now on."""
        self._store.prepare()
        self._store.begin(
            ImportBegun(self.import_id, _account(), via, file.name, _digest(file), self._clock())
        )

    def surveyed(self, found: Survey) -> None:
        """What the file holds is known."""
        found.report.import_id = self.import_id
        self._note({"source": source_named(found.sources), "rows": found.report.rows})

    def add(self, said: Said, report: Report) -> None:
        """A batch is done, and this was said of its rows."""
        self._store.add(self.import_id, self._numbered(said), self._clock())
        self._note(progress(report))

    def end(self, reason: str = "") -> None:
        """It is over: done or, with a reason, stopped."""
        self._note({"ended_at": self._clock(), "reason": reason[:1000]})

    def _note(self, fields: Json) -> None:
        self._store.note(self.import_id, {**fields, "seen_at": self._clock()})

    def _numbered(self, said: Said) -> Iterator[Json]:
        return ({**remark_line(*each), "number": next(self._numbers)} for each in said)


def _digest(file: Path) -> str:
    """Empty for what cannot be read: the survey says why."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def _account() -> str:
    """Who runs the command; a container's user may have no name."""
    with suppress(KeyError, OSError):
        return getpass.getuser()
    return ""
