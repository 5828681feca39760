"""One import, from its file to the end of its report."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pymongo.database import Database

from services.directory.contract.gazetteer.opening import gazetteer_if_any
from services.directory.contract.revision import Actor
from services.directory.gazetteer.known_centres import centres_if_any
from services.directory.imports.comparing import Unwritten
from services.directory.imports.failure import ImportFailed, ImportStopped
from services.directory.imports.importing import Importer
from services.directory.imports.keeping import KeptReport
from services.directory.imports.ports import Said
from services.directory.imports.progress import Progress
from services.directory.imports.report import SORTS, Report
from services.directory.imports.store import ImportStore
from services.directory.imports.survey import Survey, survey
from services.directory.imports.turn import Turn
from services.directory.imports.vanishing import flag, missing_from, tell_of
from services.directory.milliseconds import in_milliseconds
from services.directory.places.store import PlaceStore
from services.directory.tasks.store import TaskStore
from services.wire.errors import Refused

Json = dict[str, Any]


class Import:
    """An import that writes, and keeps its report while it does."""

    def __init__(self, database: Database[Json], turn: Turn) -> None:
        self._store, self._tasks = PlaceStore(database), TaskStore(database)
        self._kept = KeptReport(ImportStore(database), now)
        self._turn = turn

    def run(self, file: Path, source: str, whole: bool | None) -> Report:
        """All that became of it. Raises ImportFailed before anything is written, else
        ImportStopped; either is kept as the reason why it ended.
        """
        by = _actor(file)
        self._kept.begin(file, by.via)
        try:
            found = _survey(file, source, lambda count: self._turn.keep())
            self._kept.surveyed(found)
            report = self._write(found, by)
            self._look_after_the_missing(found, whole)
        except (ImportFailed, ImportStopped, Refused, KeyboardInterrupt) as reason:
            self._kept.end(str(reason) or "Interrupted.")
            raise
        self._kept.end()
        return report

    def _write(self, found: Survey, by: Actor) -> Report:
        def on_batch(said: Said, report: Report) -> None:
            self._kept.add(said, report)
            self._turn.keep()

        self._store.prepare()
        with Progress("Writing", found.path) as writing:
            return Importer(self._store, by, now, on_batch).write(found, writing.advance)

    def _look_after_the_missing(self, found: Survey, whole: bool | None) -> None:
        missing = missing_from(found, self._store, whole)
        flag(missing, self._store, self._tasks, in_milliseconds(now()))
        tell_of(missing, self._store, found.report)
        said = [(sort, one) for sort in SORTS for one in found.report.of(sort).take()]
        self._kept.add(said, found.report)


def compared(file: Path, source: str, database: Database[Json], whole: bool | None) -> Report:
    """What an import would do. Nothing is written, and no report of it is kept."""
    store = PlaceStore(database)
    found = _survey(file, source, lambda count: None)
    with Progress("Comparing", file) as comparing:
        report = Importer(Unwritten(store), _actor(file), now).write(found, comparing.advance)
    tell_of(missing_from(found, store, whole), store, report)
    return report


def now() -> datetime:
    """The time, aware, in UTC."""
    return datetime.now(UTC)


def _survey(file: Path, source: str, keep_on: Callable[[int], object]) -> Survey:
    with Progress("Reading", file) as reading:

        def on_bytes(count: int) -> None:
            keep_on(count)
            reading.advance(count)

        return survey(file, source, on_bytes, centres_if_any(gazetteer_if_any()))


def _actor(file: Path) -> Actor:
    return Actor(person_id="", role="import", via=f"import:{file.name}")
