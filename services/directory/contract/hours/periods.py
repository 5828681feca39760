"""Stretches of the calendar: a season that comes every year, or days of one year. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

EVERY_YEAR = 0
LEAP_YEAR = 2024  # the 29th of February must exist somewhere
A_MONTH = 28

Moment = tuple[int, int, int]  # year (or EVERY_YEAR), month, day


class NoSuchDay(ValueError):
    """The 31st of June, or an end before its beginning."""


@dataclass(frozen=True)
class Period:
    """Both ends belong to it. A yearly one may pass over New Year."""

    first: Moment
    last: Moment

    def __post_init__(self) -> None:
        for year, month, day in (self.first, self.last):
            _a_day(year, month, day)
        if not self.yearly and self.first > self.last:
            raise NoSuchDay(f"{self.first} after {self.last}")

    @property
    def yearly(self) -> bool:
        return self.first[0] == EVERY_YEAR

    @property
    def lasts(self) -> int:
        """How many days; a year is enough to know of a yearly one."""
        first, last = _a_day(*self.first), _a_day(*self.last)
        days = (last - first).days + 1
        return days if days > 0 else days + 366

    def has(self, day: date) -> bool:
        if not self.yearly:
            return self.first <= (day.year, day.month, day.day) <= self.last
        moment = (EVERY_YEAR, day.month, day.day)
        if self.first <= self.last:
            return self.first <= moment <= self.last
        return moment >= self.first or moment <= self.last


def last_day(year: int, month: int) -> int:
    return monthrange(year or LEAP_YEAR, month)[1]


def _a_day(year: int, month: int, day: int) -> date:
    try:
        return date(year or LEAP_YEAR, month, day)
    except ValueError as error:
        raise NoSuchDay(str(error)) from error
