"""Brings a file of places into the directory: ``python -m services.directory.import_places FILE``.

The file may be of any source that has a mapping (services/directory/imports/sources/): its columns
betray it, or ``--source`` names it. ``--dry-run`` writes nothing and reports what would happen.

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
from services.directory.contract.gazetteer.opening import gazetteer_if_any
from services.directory.contract.revision import Actor
from services.directory.gazetteer.known_centres import centres_if_any
from services.directory.imports.failure import ImportFailed, ImportStopped
from services.directory.imports.importing import Places, Unwritten, write
from services.directory.imports.loading import sources
from services.directory.imports.progress import Progress
from services.directory.imports.report import Report, in_words
from services.directory.imports.survey import PASSES, survey
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
        report = import_places(asked.file, asked.source, settings, dry_run=asked.dry_run)
        if asked.report:
            asked.report.write_text(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
    except ImportFailed as failure:
        return _say(f"Nothing was imported from {asked.file}. {failure}", BROKEN_FILE)
    except (ImportStopped, NoDatabase, PyMongoError, Refused, OSError) as reason:
        why = str(reason).partition(", Timeout:")[0]  # pymongo goes on with its topology
        return _say(f"The import stopped: {why}\nImporting again is harmless.", NOT_NOW)
    except KeyboardInterrupt:
        return _say("Interrupted. Importing again goes on where this stopped.", INTERRUPTED)
    print(in_words(report, asked.dry_run))  # noqa: T201  # a command answers there
    return DONE


def import_places(
    file: Path, source: str, settings: DirectorySettings, *, dry_run: bool = False
) -> Report:
    """Reads all of the file, then writes. Raises ImportFailed before that, ImportStopped after."""
    with _claimed(settings.var):
        with Progress("Reading", file, passes=PASSES) as reading:
            found = survey(file, source, reading.advance, centres_if_any(gazetteer_if_any()))
        by = Actor(person_id="", role="import", via=f"import:{file.name}")
        doing = "Comparing" if dry_run else "Writing"
        with _store(settings, dry_run) as store, Progress(doing, file) as writing:
            return write(found, store, by, lambda: datetime.now(UTC), writing.advance)


def _claimed(var: Path) -> AbstractContextManager[object]:
    """One import at a time on a machine: two of one source would undo each other's rows."""
    from services.local.claim import AlreadyRunning, claim

    try:
        return claim(var, "import.lock")
    except AlreadyRunning as holder:
        raise ImportStopped(f"another import is running. {holder}") from None


@contextmanager
def _store(settings: DirectorySettings, dry_run: bool) -> Iterator[Places]:
    with directorys_database(settings) as database:
        store = PlaceStore(database)
        if not dry_run:
            store.prepare()
        yield Unwritten(store) if dry_run else store


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("services.directory.import_places", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path, metavar="FILE", help="a CSV or a JSON of places")
    parser.add_argument(
        "--source",
        default="",
        metavar="NAME",
        help=f"a mapping ({', '.join(sources())}, or FILE.toml), or whose ids a standard file has; "
        "default: what its columns betray; the rows' own column, else the file's name",
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing, report all")
    parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the report there")
    return parser


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201  # as above
    return code


if __name__ == "__main__":
    sys.exit(main())
