"""Hours told to people: a line for all days with the same hours, in their language. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from services.directory.hours.languages import FRENCH, LANGUAGES, Language
from services.directory.hours.osm.checking import agrees
from services.directory.hours.osm.reading import read
from services.directory.hours.osm.recognising import says_a_day_twice
from services.directory.hours.osm.selectors import NotPlain
from services.directory.hours.schedule import WEEK, Day, Rule, Schedule, Selector
from services.directory.hours.telling import days_of, times_of


@dataclass(frozen=True)
class DayLine:
    """``lundi à vendredi`` and ``9 h – 12 h, 14 h – 17 h``; no days when they are all alike."""

    days: str
    times: str


def sentences(osm: str, language: str = "fr") -> tuple[DayLine, ...]:
    """None when the hours cannot be told for sure: show them as they are written.

    First the usual week, then what holds on some days of the year; a language without words here
    is told in French.
    """
    schedule = _sure(osm)
    if schedule is None:
        return ()
    words = LANGUAGES.get(language, FRENCH)
    usual = [rule for rule in schedule.rules if _is_usual(rule.selector)]
    others = [rule for rule in schedule.rules if not _is_usual(rule.selector)]
    return (*_usual_lines(usual, words), *(_line(rule, words) for rule in others))


def _sure(osm: str) -> Schedule | None:
    try:
        schedule = read(osm)
    except NotPlain:
        return None
    return schedule if agrees(schedule, osm) and not says_a_day_twice(osm) else None


def _is_usual(selector: Selector) -> bool:
    return not (selector.nth or selector.weeks or selector.period)


def _usual_lines(rules: Iterable[Rule], words: Language) -> list[DayLine]:
    """Days with the same hours together, though they came in several rules or are far apart."""
    week: dict[int, Day] = {}
    for rule in rules:
        week |= dict.fromkeys(rule.selector.days, rule.day)
    alike: dict[Day, set[int]] = defaultdict(set)
    for day in sorted(week):
        alike[week[day]].add(day)
    return [_line(Rule(Selector(frozenset(days)), hours), words) for hours, days in alike.items()]


def _line(rule: Rule, words: Language) -> DayLine:
    by_appointment_only = rule.selector == Selector(WEEK) and rule.day and rule.day[0].comment
    days = "" if by_appointment_only else days_of(rule.selector, words)
    return DayLine(days, times_of(rule.day, words, rule.note))
