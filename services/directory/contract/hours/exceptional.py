"""Exceptional hours told to people. Pure."""

from collections.abc import Iterable
from datetime import date

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.hours.languages import FRENCH, LANGUAGES, Language
from services.directory.contract.hours.periods import Moment, Period
from services.directory.contract.hours.schedule import Selector, Stretch
from services.directory.contract.hours.sentences import DayLine
from services.directory.contract.hours.telling import days_of, times_of
from services.directory.contract.hours.timetable import exceptional_spells


def exceptional_sentences(
    exceptions: Iterable[ExceptionalHours], language: str = "fr"
) -> tuple[DayLine, ...]:
    """A line for each: ``du 24 décembre 2026 au 2 janvier 2027`` and ``fermé (congés)``."""
    words = LANGUAGES.get(language, FRENCH)
    return tuple(_line(each, words) for each in exceptions)


def _line(exception: ExceptionalHours, words: Language) -> DayLine:
    period = Period(_moment(exception.first), _moment(exception.last))
    spells = exceptional_spells(exception.hours)
    times = times_of(tuple(Stretch(each.begins, each.ends) for each in spells), words)
    noted = f"{times} ({exception.note})" if exception.note else times
    return DayLine(days_of(Selector(period=period), words), noted)


def _moment(day: date) -> Moment:
    return day.year, day.month, day.day
