"""Reminders of a department: ``python -m services.directory.reminders WHAT DEPARTMENT``.

WHAT is ``show``, ``on``, ``off`` or ``period``. ``show`` says how many structures would be asked
and how they could be reached; ``on`` says the same and, with ``--yes``, has them asked from now on;
``off`` stops that. ``period`` with ``--days`` says for how long a confirmation holds there, from
the next one on, where a place chose nothing else. Works beside a running product or without one.
Ends with 1 when ``on`` lacks its ``--yes``, with 2 when the command is wrong, with 3 when the
database is away or in use.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from pydantic import ValidationError
from pymongo.errors import PyMongoError

from services.directory.beside import NoDatabase, directorys_database
from services.directory.contract.revision import Period
from services.directory.places.department import DEPARTMENT
from services.directory.places.store import PlaceStore
from services.directory.places.trusted import USUAL_DAYS
from services.directory.reminders.forecast import forecast, in_words
from services.directory.reminders.store import TerritoryStore
from services.directory.settings import DirectorySettings
from services.wire.settings import read_settings

DONE, NOT_AGREED, NOT_NOW = 0, 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; answers the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        with directorys_database(read_settings(DirectorySettings)) as database:
            return _carry_out(asked, PlaceStore(database), TerritoryStore(database))
    except (NoDatabase, PyMongoError) as reason:
        sys.stderr.write(f"Nothing was changed: {reason}\n")
        return NOT_NOW


def _carry_out(asked: argparse.Namespace, places: PlaceStore, territories: TerritoryStore) -> int:
    department, now = asked.department, datetime.now(UTC)
    if asked.what == "off":
        territories.switch(department, on=False, now=now)
        return _say(f"{department}: nobody is asked any more.")
    if asked.what == "period":
        territories.set_days(department, asked.days)
        return _say(f"{department}: a confirmation holds for {asked.days} days.")
    places.prepare()
    is_on = department in territories.with_reminders()
    _say(in_words(forecast(places.shown_in(department), now), department))
    if asked.what == "show":
        return _say(f"Reminders are {'on' if is_on else 'off'}.")
    if not asked.yes:
        _say("Nothing was changed. Add --yes to have them asked.")
        return NOT_AGREED
    territories.switch(department, on=True, now=now)
    return _say("Reminders are on: structures are asked as they come due.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("services.directory.reminders", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("what", choices=("show", "on", "off", "period"))
    parser.add_argument("department", type=_department, help="37, 2A or 974")
    parser.add_argument("--days", type=_days, default=USUAL_DAYS, help="with « period »: 30 to 365")
    parser.add_argument("--yes", action="store_true", help="with « on »: do it")
    return parser


def _department(written: str) -> str:
    if not DEPARTMENT.match(written.upper()):
        raise argparse.ArgumentTypeError(f"{written} is no department, such as 37, 2A or 974")
    return written.upper()


def _days(written: str) -> int:
    try:
        return Period.model_validate({"days": written}).days or USUAL_DAYS
    except ValidationError:
        raise argparse.ArgumentTypeError(f"{written} is not 30 to 365 days") from None


def _say(sentence: str) -> int:
    sys.stdout.write(sentence + "\n")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
