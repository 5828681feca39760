"""Opening hours in French: the plain forms of OSM's ``opening_hours``, and no guess.

Pure. A rule that opens a day which an earlier rule opened is not read: by the letter it replaces
the earlier one, yet those who write it often mean both.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

from services.gateway.pages.words import DAYS, NBSP, clock

Span = tuple[int, int]  # minutes since midnight
Day = tuple[Span, ...]  # empty: closed

CODES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
HOLIDAYS = 7
ALL_DAY: Day = ((0, 24 * 60),)

_CODE = f"(?:{'|'.join(CODES)}|PH)"
_RULE = re.compile(rf"(?P<days>{_CODE}(?:\s*[,-]\s*{_CODE})*)?\s*(?P<times>off|closed|\d.*)")
_SPAN = re.compile(r"(\d{2}):(\d{2})-(\d{2}):(\d{2})")


class NotUnderstood(Exception):
    """These hours say something that cannot be told in plain lines."""


@dataclass(frozen=True)
class Week:
    """What is known of each day (0 is Monday) and of public holidays (7)."""

    days: Mapping[int, Day] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """``lundi à vendredi`` and ``9 h 30 – 12 h, 14 h – 16 h 30``."""

    days: str
    times: str

    def __str__(self) -> str:
        return f"{self.days}{NBSP}: {self.times}"


def lines(horaires: str) -> tuple[Line, ...]:
    """The hours in lines; none when they are not fully understood: show them as written."""
    week = read(horaires)
    if week is None:
        return ()
    known = sorted(week.days.items())
    runs = groupby(enumerate(known), lambda each: (each[1][0] - each[0], each[1][1]))
    runs_of_days = [([day for _, (day, _) in run], key[1]) for key, run in runs]
    return tuple(Line(_days(days), _times(spans)) for days, spans in runs_of_days)


def read(horaires: str) -> Week | None:
    """The week these hours tell of; None when they are empty or not fully understood."""
    text = horaires.strip().rstrip(";")
    if text == "24/7":
        return Week(dict.fromkeys(range(7), ALL_DAY))
    try:
        return _week(text.split(";")) if text else None
    except NotUnderstood:
        return None


def _week(rules: list[str]) -> Week:
    days: dict[int, Day] = {}
    for rule in rules:
        match = _RULE.fullmatch(rule.strip())
        if match is None:
            raise NotUnderstood(rule)
        spans = _read_times(match["times"])
        for day in _read_days(match["days"] or "Mo-Su"):
            if spans and days.get(day):
                raise NotUnderstood(rule)
            days[day] = spans
    return Week(days)


def _read_days(text: str) -> list[int]:
    days: list[int] = []
    for part in re.split(r"\s*,\s*", text):
        first, *last = (_number(code) for code in re.split(r"\s*-\s*", part))
        days += _stretch(first, *last) if last else [first]
    return list(dict.fromkeys(days))


def _stretch(first: int, last: int, *more: int) -> list[int]:
    if more or HOLIDAYS in (first, last) or first == last:
        raise NotUnderstood
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _number(code: str) -> int:
    return HOLIDAYS if code == "PH" else CODES.index(code)


def _read_times(text: str) -> Day:
    if text in ("off", "closed"):
        return ()
    return tuple(_read_span(part) for part in re.split(r"\s*,\s*", text))


def _read_span(text: str) -> Span:
    match = _SPAN.fullmatch(text)
    if match is None:
        raise NotUnderstood(text)
    opens, closes = _minutes(match[1], match[2]), _minutes(match[3], match[4])
    if opens >= closes:  # past midnight, or a slip
        raise NotUnderstood(text)
    return opens, closes


def _minutes(hour: str, minute: str) -> int:
    minutes = int(hour) * 60 + int(minute)
    if int(minute) > 59 or minutes > 24 * 60:
        raise NotUnderstood(f"{hour}:{minute}")
    return minutes


def _days(days: list[int]) -> str:
    if days == list(range(7)):
        return "tous les jours"
    names = [(*DAYS, "jours fériés")[day] for day in days]
    if days[-1] == HOLIDAYS and len(days) > 1:
        return f"{_days(days[:-1])} et {names[-1]}"
    return " à ".join((names[0], names[-1])) if len(names) > 2 else " et ".join(names)


def _times(spans: Day) -> str:
    if not spans:
        return "fermé"
    return ", ".join(_written(*span) for span in spans)


def _written(opens: int, closes: int) -> str:
    if (opens, closes) == ALL_DAY[0]:
        return f"24{NBSP}h sur{NBSP}24"
    return f"{_at(opens)} – {_at(closes)}"


def _at(minutes: int) -> str:
    return "minuit" if minutes == 24 * 60 else clock(*divmod(minutes, 60))
