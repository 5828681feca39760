"""Which of many places are open at an instant, answered from bitmaps made beforehand.

A week of minutes for each distinct hours; beside it, for each date that differs from that week
(holidays, closures, odd weeks, second Saturdays), the places concerned and their day.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from services.directory.hours.bitmaps import (
    Bits,
    OpenSpans,
    bit,
    day_bits,
    open_spans,
    varies,
    week_bits,
)
from services.directory.hours.osm.trust import trusted
from services.directory.hours.schedule import MIDNIGHT
from services.directory.hours.territory import Territory

Ranks = NDArray[np.intp]
_At = tuple[ZoneInfo, date]


class NotInTheIndex(LookupError):
    """That day was not prepared: make the index anew, from that day on."""


@dataclass(frozen=True)
class Timetable:
    """The hours of one place, and where it is in time."""

    osm: str
    territory: Territory


@dataclass(frozen=True)
class _Exceptions:
    """The places whose day is not that of their week, and their day: a row each."""

    ranks: Ranks
    days: Bits


class WeekIndex:
    """Made for some days; a place is known by its rank among the timetables."""

    def __init__(self, timetables: Sequence[Timetable], first: date, days: int = 15) -> None:
        # A day more at each end: it may be yesterday still in Tahiti, tomorrow already in Nouméa.
        self._dates = tuple(first + timedelta(day) for day in range(-1, days + 1))
        self._size = len(timetables)
        self._usual = {osm: self._week(osm) for osm in {each.osm for each in timetables}}
        row_of = {osm: row for row, osm in enumerate(self._usual)}
        self._weeks = np.stack(
            [week_bits(week) for week in self._usual.values()] or [week_bits([()] * 7)]
        )
        self._rows = np.array([row_of[each.osm] for each in timetables], np.intp)
        self._zones = _ranks_by_zone(timetables)
        self._exceptions = self._of_dates(timetables)

    def open_at(self, instant: datetime) -> NDArray[np.bool_]:
        """Is each place open? « Perhaps » and « by appointment » are not open."""
        is_open = np.zeros(self._size, np.bool_)
        for zone, ranks in self._zones.items():
            now = instant.astimezone(zone)
            if now.date() not in self._dates:
                raise NotInTheIndex(now.date().isoformat())
            minute = now.hour * 60 + now.minute
            usual = bit(self._weeks, now.weekday() * MIDNIGHT + minute)
            is_open[ranks] = usual[self._rows[ranks]]
            if others := self._exceptions.get((zone, now.date())):
                is_open[others.ranks] = bit(others.days, minute)
        return is_open

    def _week(self, osm: str) -> tuple[OpenSpans, ...]:
        """Its Monday to Sunday, as they come first."""
        by_weekday = {day.weekday(): day for day in reversed(self._dates)}
        hours = trusted(osm)
        return tuple(open_spans(hours, by_weekday[weekday]) for weekday in range(7))

    def _of_dates(
        self, timetables: Sequence[Timetable]
    ) -> dict[tuple[ZoneInfo, date], _Exceptions]:
        ranks_of: dict[Timetable, list[int]] = defaultdict(list)
        for rank, timetable in enumerate(timetables):
            ranks_of[timetable].append(rank)
        found: dict[_At, list[tuple[list[int], OpenSpans]]] = defaultdict(list)
        for timetable, ranks in ranks_of.items():
            for day, spans in self._differing(timetable):
                found[timetable.territory.zone, day].append((ranks, spans))
        return {at: _together(each) for at, each in found.items()}

    def _differing(self, timetable: Timetable) -> Iterator[tuple[date, OpenSpans]]:
        hours, usual = trusted(timetable.osm), self._usual[timetable.osm]
        every_day = varies(timetable.osm)
        for day in self._dates:
            holiday = day in timetable.territory.holidays_of(day.year)
            if every_day or holiday:
                spans = open_spans(hours, day, holiday)
                if spans != usual[day.weekday()]:
                    yield day, spans


def _together(each: list[tuple[list[int], OpenSpans]]) -> _Exceptions:
    ranks = [rank for ranks, _ in each for rank in ranks]
    days = [day_bits(spans) for ranks, spans in each for _ in ranks]
    return _Exceptions(np.array(ranks, np.intp), np.stack(days))


def _ranks_by_zone(timetables: Sequence[Timetable]) -> dict[ZoneInfo, Ranks]:
    ranks: dict[ZoneInfo, list[int]] = defaultdict(list)
    for rank, timetable in enumerate(timetables):
        ranks[timetable.territory.zone].append(rank)
    return {zone: np.array(each, np.intp) for zone, each in ranks.items()}
