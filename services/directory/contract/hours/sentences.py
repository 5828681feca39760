"""Hours told to people: a line for all days with the same hours, in their language. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from services.directory.contract.hours.languages import FRENCH, LANGUAGES, Language
from services.directory.contract.hours.osm.checking import agrees
from services.directory.contract.hours.osm.reading import read
from services.directory.contract.hours.osm.repeating import says_a_day_twice
from services.directory.contract.hours.osm.selectors import NotPlain
from services.directory.contract.hours.schedule import WEEK, Day, Rule, Schedule, Selector
from services.directory.contract.hours.telling import days_of, times_of

_KEPT = 20_000  # distinct hours; to be sure of seasons takes a comparison of 400 days


@dataclass(frozen=True)
class DayLine:
    """``lundi à vendredi`` and ``9 h – 12 h, 14 h – 17 h``; no days when they are all alike."""

    days: str
    times: str


@lru_cache(_KEPT)
def sentences(osm: str, language: str = "fr") -> tuple[DayLine, ...]:
    """None when the hours cannot be told for sure: show them as they are written.

    First the usual week, then what holds on some days of the year; a language without words here
    is told in French.
    """
    schedule = sure_schedule(osm)
    if schedule is None:
        return ()
    words = LANGUAGES.get(language, FRENCH)
    usual = [rule for rule in schedule.rules if _is_usual(rule.selector)]
    others = [rule for rule in schedule.rules if not _is_usual(rule.selector)]
    return (*_usual_lines(usual, words), *(_line(rule, words) for rule in others))


def ordinary_week(osm: str) -> dict[int, Day]:
    """The hours of each day, where all weeks of the year are alike; else nothing."""
    schedule = sure_schedule(osm)
    if schedule is None or not all(_is_usual(rule.selector) for rule in schedule.rules):
        return {}
    return _week(schedule.rules)


def sure_schedule(osm: str) -> Schedule | None:
    """The hours as values; None when they cannot be told for sure."""
    try:
        schedule = read(osm)
    except NotPlain:
        return None
    return schedule if agrees(schedule, osm) and not says_a_day_twice(osm) else None


def _is_usual(selector: Selector) -> bool:
    return not (selector.nth or selector.weeks or selector.period)


def _usual_lines(rules: Iterable[Rule], words: Language) -> list[DayLine]:
    """Days with the same hours together, though they came in several rules or are far apart."""
    week = _week(rules)
    alike: dict[Day, set[int]] = defaultdict(set)
    for day in sorted(week):
        alike[week[day]].add(day)
    return [_line(Rule(Selector(frozenset(days)), hours), words) for hours, days in alike.items()]


def _week(rules: Iterable[Rule]) -> dict[int, Day]:
    week: dict[int, Day] = {}
    for rule in rules:
        week |= dict.fromkeys(rule.selector.days, rule.day)
    return week


def _line(rule: Rule, words: Language) -> DayLine:
    by_appointment_only = rule.selector == Selector(WEEK) and rule.day and rule.day[0].comment
    days = "" if by_appointment_only else days_of(rule.selector, words)
    return DayLine(days, times_of(rule.day, words, rule.note))
