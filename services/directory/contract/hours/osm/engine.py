"""Any ``opening_hours``, day by day, as the library opening-hours-py understands it.

Holidays are the caller's: the library knows France's, not Alsace-Moselle's nor the overseas
territories'. On a holiday each ``PH`` stands for any day, on other days it never matches.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

# Its stubs forget the error.
from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

from services.directory.contract.hours.schedule import MIDNIGHT

StateName = Literal["open", "closed", "by_appointment", "unknown"]

_DAY_NAME = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_QUOTED = re.compile(r'"[^"]*"')
_HOLIDAY = re.compile(r"\bPH\b")
# By the standard a comment alone is « unknown »; the library takes it as open.
_COMMENT_ALONE = re.compile(r'(?<!open )(?<!unknown )(?<!closed )(?<!off )("[^"]*")')
_APPOINTMENT = re.compile(r"(?i)(?<!sans )(?:rendez.?vous|\brdv\b|appointment)")
# The library passes over school holidays, takes « PH Mo » as « PH,Mo », and lets a fallback
# swallow what stands before it; without a position the sun rises at seven every day, and what has
# an open end lasts until midnight.
_NOT_EVALUATED = re.compile(
    rf"\bSH\b|\|\||\bPH\s+(?:{_DAY_NAME}\b|[+-])|sunrise|sunset|dawn|dusk|\d\+"
)


class NotEvaluated(ValueError):
    """These hours are not valid, or say what cannot be told day by day."""


@dataclass(frozen=True)
class Spell:
    """A part of a day, in minutes since its midnight; between spells it is closed."""

    begins: int
    ends: int
    state: StateName
    comment: str = ""


class Evaluated:
    """Raises NotEvaluated when the hours cannot be trusted to mean what the library answers."""

    def __init__(self, osm: str) -> None:
        words = _QUOTED.sub("", osm)
        if _NOT_EVALUATED.search(words):
            raise NotEvaluated(osm)
        self.knows_holidays = bool(_HOLIDAY.search(words)) or words.strip() == "24/7"
        self._usual = _parsed(osm)
        self._on_holidays = _parsed(_HOLIDAY.sub("Mo-Su", osm)) if self.knows_holidays else None

    def on(self, day: date, holiday: bool = False) -> tuple[Spell, ...]:
        """What is not closed that day. Of a holiday that hours do not name, nothing is sure."""
        if not holiday:
            return _spells(self._usual, day)
        if self._on_holidays:
            return _spells(self._on_holidays, day)
        return tuple(
            Spell(spell.begins, spell.ends, "unknown", spell.comment)
            for spell in _spells(self._usual, day)
        )


def evaluated(osm: str) -> Evaluated | None:
    """None when these hours cannot be told day by day."""
    try:
        return Evaluated(osm)
    except NotEvaluated:
        return None


def _parsed(osm: str) -> OpeningHours:
    with_states = _COMMENT_ALONE.sub(r"unknown \1", osm.strip().rstrip("; "))
    try:
        return OpeningHours(with_states)
    except ParserError as error:
        raise NotEvaluated(osm) from error


def _spells(hours: OpeningHours, day: date) -> tuple[Spell, ...]:
    midnight = datetime.combine(day, time())  # the wall clock of the place
    return tuple(
        Spell(_minute(begins, day), _minute(ends, day), _name(state, comment), comment)
        for begins, ends, state, comment in hours.intervals(midnight, midnight + timedelta(days=1))
        if state != State.CLOSED
    )


def _minute(moment: datetime, day: date) -> int:
    return MIDNIGHT if moment.date() > day else moment.hour * 60 + moment.minute


def _name(state: State, comment: str) -> StateName:
    if comment and _APPOINTMENT.search(comment):
        return "by_appointment"
    return "open" if state == State.OPEN else "unknown"
