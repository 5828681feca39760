"""Whether the circumstances of a text leave no doubt which hours hold when."""

from datetime import date, timedelta
from itertools import combinations

from services.directory.contract.hours.periods import LEAP_YEAR, Period
from services.directory.hours.french import refusal
from services.directory.hours.french.refusal import Unclear
from services.directory.hours.french.statements import EVERYWHERE
from services.directory.hours.french.week_table import WeekTable

_A_YEAR = tuple(date(LEAP_YEAR, 1, 1) + timedelta(days=day) for day in range(366))


def see_that_seasons_fit(weeks: list[WeekTable]) -> None:
    if len({bool(week.scope.weeks) for week in weeks}) > 1:
        raise Unclear(refusal.AMBIGUOUS_WEEKS)
    usual = next((week for week in weeks if week.scope == EVERYWHERE), None)
    seasons = [week for week in weeks if week.scope.period]
    if usual:
        for season in seasons:
            _see_that_it_replaces(season, usual)
    for one, other in combinations(seasons, 2):
        if _meet(one.scope.period, other.scope.period):
            raise Unclear(refusal.AMBIGUOUS_SEASON)


def is_dated(week: WeekTable) -> bool:
    """Is it of one year only? Then it holds even against a closure."""
    return week.scope.period is not None and not week.scope.period.yearly


def _see_that_it_replaces(season: WeekTable, usual: WeekTable) -> None:
    """If Mondays are said of all year and Tuesdays of July, do Mondays stay in July?"""
    if season.sometimes or not season.weekdays >= usual.weekdays:
        raise Unclear(refusal.AMBIGUOUS_SEASON)


def _meet(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None or one.yearly != other.yearly:
        return False
    if not one.yearly:
        return one.first <= other.last and other.first <= one.last
    return any(one.has(day) and other.has(day) for day in _A_YEAR)
