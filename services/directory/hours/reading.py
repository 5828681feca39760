"""French free text to OpenStreetMap's ``opening_hours``, or honest text.

A false hour sends someone to a closed door, a text is only less handy: every word must be
understood, what may mean two things is not guessed, and each result is read back by another
reader and compared with what was meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from services.directory.contract.hours.osm.checking import agrees
from services.directory.contract.hours.osm.writing import write
from services.directory.contract.hours.schedule import Schedule
from services.directory.hours.columns import read_days_column, read_times_columns
from services.directory.hours.french import refusal
from services.directory.hours.french.assembling import assemble
from services.directory.hours.french.discourse import Discourse
from services.directory.hours.french.plain import plain
from services.directory.hours.french.refusal import Unclear
from services.directory.hours.french.tokens import read_tokens
from services.directory.hours.recognising import recognised

_LONGEST = 2_000  # letters; hours are a line or two, and a whole page is a mistake


@dataclass(frozen=True)
class ReadHours:
    """``osm`` is None where the hours are kept as text; ``why`` then says the reason."""

    osm: str | None
    why: str
    text: str


def read_hours(text: str, days: str = "", times: Mapping[str, object] | None = None) -> ReadHours:
    """The hours of a text and of the columns beside it. Never raises, whatever the text."""
    if len(text) > _LONGEST:
        return ReadHours(None, refusal.TOO_LONG, text)
    try:
        osm = recognised(text) or _checked(_schedule(text, days, times or {}))
    except Unclear as doubt:
        return ReadHours(None, doubt.why, text)
    return ReadHours(osm, "", text)


def _schedule(text: str, days: str, times: Mapping[str, object]) -> Schedule:
    said = Discourse(read_tokens(plain(text))).read()
    columns = read_times_columns(times)
    weekdays = read_days_column(days)
    if not (said or columns):
        raise Unclear(refusal.DAYS_WITHOUT_HOURS if weekdays else refusal.NOTHING_WRITTEN)
    schedule = assemble(said or columns, weekdays)
    if said and columns and assemble(columns, weekdays) != schedule:
        raise Unclear(refusal.COLUMN_DIFFERS)
    return schedule


def _checked(schedule: Schedule) -> str:
    osm = write(schedule)
    if not agrees(schedule, osm):
        raise Unclear(refusal.NOT_THE_SAME_READ_BACK)
    return osm
