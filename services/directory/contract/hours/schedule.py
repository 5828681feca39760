"""The hours of a place as values: on which days it opens, and from when to when. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from services.directory.contract.hours.periods import Period

HOLIDAY = 7  # public holidays, beside the weekdays 0 (Monday) to 6
WEEK = frozenset(range(7))
MIDNIGHT = 24 * 60

Span = tuple[int, int]  # minutes since midnight
Weeks = Literal["", "even", "odd"]


@dataclass(frozen=True, order=True)
class Stretch:
    """Open from a minute of the day to another; a comment makes it « by appointment »."""

    opens: int
    closes: int
    comment: str = ""


Day = tuple[Stretch, ...]  # empty: closed


@dataclass(frozen=True)
class Selector:
    """The days that a rule speaks of."""

    days: frozenset[int] = WEEK
    nth: tuple[int, ...] = ()  # of the month; -1 is the last
    weeks: Weeks = ""  # ISO weeks
    period: Period | None = None

    def has(self, day: date, holiday: bool) -> bool:
        if self.period and not self.period.has(day):
            return False
        if self.weeks and self.weeks != parity(day):
            return False
        if holiday and HOLIDAY in self.days:
            return True
        return day.weekday() in self.days and (not self.nth or _is_nth(day, self.nth))


@dataclass(frozen=True)
class Rule:
    selector: Selector
    day: Day
    note: str = ""  # why it is closed


@dataclass(frozen=True)
class Schedule:
    """Rules in order: the last that speaks of a day is the one that counts."""

    rules: tuple[Rule, ...]

    def on(self, day: date, holiday: bool = False) -> Day:
        for rule in reversed(self.rules):
            if rule.selector.has(day, holiday):
                return rule.day
        return ()

    @property
    def knows_holidays(self) -> bool:
        return any(HOLIDAY in rule.selector.days for rule in self.rules)


def parity(day: date) -> Weeks:
    return "odd" if day.isocalendar().week % 2 else "even"


def _is_nth(day: date, nth: tuple[int, ...]) -> bool:
    is_last = (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 in nth or (is_last and -1 in nth)
