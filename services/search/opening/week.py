"""Hours as most places have them: one week, and one for public holidays, for ever: pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from services.directory.contract.hours.osm.engine import Evaluated, Spell
from services.directory.contract.hours.osm.trust import trusted
from services.directory.contract.hours.timetable import Timetable, timetable_of
from services.directory.contract.place import PlaceDetails
from services.search.contract.opening import Window

Span = tuple[int, int]  # minutes of a day, the second not among them
Days = tuple[tuple[Span, ...], ...]  # Monday to Sunday

CLOSED: Days = ((),) * 7
_A_MONDAY = date(2026, 6, 1)  # any will do where weeks are alike
# What makes a date differ from the same weekday of another week.
_VARIES = re.compile(r"week|\[|easter|\d{4}|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_KEPT = 30_000  # distinct hours


@dataclass(frozen=True)
class Week:
    """When one may walk in: neither by appointment nor perhaps."""

    usual: Days = CLOSED
    holidays: Days = CLOSED

    def days(self, holiday: bool) -> Days:
        return self.holidays if holiday else self.usual


@dataclass(frozen=True)
class Opens:
    """``week`` is None for the few whose weeks differ: those are asked one by one."""

    timetable: Timetable
    week: Week | None


def opens(place: PlaceDetails) -> Opens:
    """When it opens, as the indexes keep it."""
    timetable = timetable_of(place)
    if timetable.exceptions:
        return Opens(timetable, None)
    return Opens(timetable, week_of(timetable.osm))


@lru_cache(_KEPT)
def week_of(osm: str) -> Week | None:
    """The week of these hours, closed where they are not known; None if weeks differ."""
    if (hours := trusted(osm) if osm else None) is None:
        return Week()
    if _VARIES.search(osm):
        return None
    return Week(_days(hours, False), _days(hours, True) if hours.knows_holidays else CLOSED)


def is_open(timetable: Timetable, asked: Iterable[Iterable[Window]]) -> bool:
    """At some minute of one window of each."""
    return all(any(_is_open_in(timetable, window) for window in windows) for windows in asked)


def open_spans(spells: Iterable[Spell]) -> tuple[Span, ...]:
    return tuple((spell.begins, spell.ends) for spell in spells if spell.state == "open")


def _is_open_in(timetable: Timetable, window: Window) -> bool:
    spans = open_spans(timetable.on(window.day))
    return any(begins < window.ends and window.begins < ends for begins, ends in spans)


def _days(hours: Evaluated, holiday: bool) -> Days:
    return tuple(open_spans(hours.on(_A_MONDAY + timedelta(day), holiday)) for day in range(7))
