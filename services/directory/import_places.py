"""Brings a file of places into the directory: ``python -m services.directory.import_places FILE``.

The file may be of any source that has a mapping (services/directory/imports/sources/): its columns
betray it, or ``--source`` names it. ``--dry-run`` writes nothing and reports what would happen.

Ends with 0 when the file was imported (refused rows are reported and stop nothing); 1 when the
file is broken or cannot be read (nothing is written); 2 when the command is wrong; 3 when the
database is away or in use, or an import is already running (importing again goes on where it
stopped); 130 at Ctrl-C.
"""

import argparse
import gc
import json
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from pymongo.errors import PyMongoError

from services.directory.beside import NoDatabase, directorys_database
from services.directory.imports.failure import ImportFailed, ImportStopped
from services.directory.imports.loading import sources
from services.directory.imports.report import Report, in_words
from services.directory.imports.running import Import, compared, now
from services.directory.imports.turn import Turn
from services.directory.settings import DirectorySettings
from services.wire.errors import Refused
from services.wire.settings import read_settings

LOCK = "import.lock"
DONE, BROKEN_FILE, NOT_NOW, INTERRUPTED = 0, 1, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code; the report is on standard output, the progress on standard error."""
    asked = _parser().parse_args(arguments)
    settings = read_settings(DirectorySettings)
    try:
        report = import_places(
            asked.file, asked.source, settings, dry_run=asked.dry_run, whole=asked.whole
        )
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
    file: Path,
    source: str,
    settings: DirectorySettings,
    *,
    dry_run: bool = False,
    whole: bool | None = None,
) -> Report:
    """Reads all of the file, then writes. Raises ImportFailed before that, ImportStopped after.

    ``whole`` says whether the file holds all places of its sources; see ``missing_from``.
    """
    with _claimed(settings.var), directorys_database(settings) as database:
        if dry_run:
            return compared(file, source, database, whole)
        with Turn(database, settings.var, now) as turn:
            return Import(database, turn).run(file, source, whole)


def _claimed(var: Path) -> AbstractContextManager[object]:
    """One import at a time on a machine, where the first may have started the database."""
    from services.local.claim import AlreadyRunning, claim

    try:
        return claim(var, LOCK)
    except AlreadyRunning as holder:
        raise ImportStopped(_running(var / LOCK, holder)) from None


def _running(lock: Path, holder: Exception) -> str:
    since = datetime.fromtimestamp(lock.stat().st_mtime, UTC)
    return (
        f"another import is running here since {since:%Y-%m-%d %H:%M:%S} UTC. {holder} "
        "Of one that died nothing is left to wait for: import again."
    )


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
    share = parser.add_mutually_exclusive_group()
    share.add_argument(
        "--whole",
        action="store_true",
        default=None,
        help="flag all places of the file's sources that it lacks, however many",
    )
    share.add_argument(
        "--part",
        action="store_false",
        dest="whole",
        help="the file holds a part of its sources: what it lacks has not vanished",
    )
    parser.add_argument("--report", type=Path, metavar="FILE.json", help="write the report there")
    return parser


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201  # as above
    return code


def _collect_seldom() -> None:
    """Rows make no cycles, and the process ends with them: more rarely than garbage.py has it.

    Measured at 15,000: a fifth of the time went into looking for some.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


if __name__ == "__main__":
    _collect_seldom()
    sys.exit(main())
