"""Brings a file of places into the directory: ``python -m services.directory.import_places FILE``.

Ends with 0 when the file was imported (refused rows are reported and stop nothing); 1 when the
file is broken or cannot be read (nothing is written); 2 when the command is wrong; 3 when the
database is away or in use, or an import is already running (importing again goes on where it
stopped); 130 at Ctrl-C.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pymongo.errors import PyMongoError

from services.directory.beside import NoDatabase, directorys_database
from services.directory.contract.revision import Actor
from services.directory.imports.failure import ImportFailed, ImportStopped
from services.directory.imports.importing import write
from services.directory.imports.progress import Progress
from services.directory.imports.report import Report, in_words
from services.directory.imports.survey import survey
from services.directory.places.store import PlaceStore
from services.directory.settings import DirectorySettings
from services.wire.errors import Refused
from services.wire.settings import read_settings

DONE, BROKEN_FILE, NOT_NOW, INTERRUPTED = 0, 1, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code; the report is on standard output, the progress on standard error."""
    asked = _parser().parse_args(arguments)
    settings = read_settings(DirectorySettings)
    try:
        report = import_places(asked.file, asked.source, settings)
        if asked.report:
            asked.report.write_text(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
    except ImportFailed as failure:
        return _say(f"Nothing was imported from {asked.file}. {failure}", BROKEN_FILE)
    except (ImportStopped, NoDatabase, PyMongoError, Refused, OSError) as reason:
        why = str(reason).partition(", Timeout:")[0]  # pymongo goes on with its topology
        return _say(f"The import stopped: {why}\nImporting again is harmless.", NOT_NOW)
    except KeyboardInterrupt:
        return _say("Interrupted. Importing again goes on where this stopped.", INTERRUPTED)
    print(in_words(report))  # noqa: T201  # a command answers on its standard output
    return DONE


def import_places(file: Path, source: str, settings: DirectorySettings) -> Report:
    """Reads all of the file, then writes. Raises ImportFailed before that, ImportStopped after."""
    with _claimed(settings.var):
        with Progress("Reading", file) as reading:
            found = survey(file, source, reading.advance)
        by = Actor(person_id="", role="import", via=f"import:{file.name}")
        with _store(settings) as store, Progress("Writing", file) as writing:
            return write(found, store, by, lambda: datetime.now(UTC), writing.advance)


def _claimed(var: Path) -> AbstractContextManager[object]:
    """One import at a time on a machine: two of one source would undo each other's rows."""
    from services.local.claim import AlreadyRunning, claim

    try:
        return claim(var, "import.lock")
    except AlreadyRunning as holder:
        raise ImportStopped(f"another import is running. {holder}") from None


@contextmanager
def _store(settings: DirectorySettings) -> Iterator[PlaceStore]:
    with directorys_database(settings) as database:
        store = PlaceStore(database)
        store.prepare()
        yield store


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("services.directory.import_places", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path, metavar="FILE", help="a standard CSV or JSON (v1.0.2)")
    parser.add_argument(
        "--source",
        default="",
        help="whose ids these are; default: the rows' column, else the file's name",
    )
    parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the report there")
    return parser


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201  # as above
    return code


if __name__ == "__main__":
    sys.exit(main())
