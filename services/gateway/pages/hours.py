"""The hours of a place in French, as pages show them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.hours.exceptional import exceptional_sentences
from services.directory.contract.hours.sentences import DayLine, sentences
from services.directory.contract.place import PlaceDetails
from services.directory.contract.stops import Stop
from services.gateway.pages.words import NBSP


@dataclass(frozen=True)
class Line:
    """``lundi à vendredi`` and ``9 h 30 – 12 h, 14 h – 16 h 30``."""

    days: str
    times: str

    def __str__(self) -> str:
        return f"{self.days}{NBSP}: {self.times}"


def lines(horaires: str) -> tuple[Line, ...]:
    """The hours in lines; none when they cannot be told for sure: show them as written."""
    return tuple(map(_line, sentences(horaires)))


def exceptional_lines(exceptions: Iterable[ExceptionalHours], today: date) -> tuple[Line, ...]:
    """Those that are not over, the soonest first."""
    coming = sorted((each for each in exceptions if each.last >= today), key=lambda e: e.first)
    return tuple(map(_line, exceptional_sentences(coming)))


def as_written(place: PlaceDetails | Stop) -> str:
    """The text the hours were told in; empty when nobody has said."""
    return (place.hours_text or place.horaires).strip()


def _line(line: DayLine) -> Line:
    return Line(line.days or "accueil", line.times)
