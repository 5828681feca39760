"""A schedule and its ``opening_hours``, compared day by day through an independent reader."""

from collections.abc import Iterable
from datetime import date, timedelta

from services.directory.contract.hours.osm.engine import Evaluated, NotEvaluated
from services.directory.contract.hours.periods import Moment
from services.directory.contract.hours.schedule import Day, Schedule

# From the first day of 2026, which has 53 ISO weeks, so that the turn of odd and even weeks at
# New Year is seen too; and every weekday from the first to the fifth of its month.
_FIRST = date(2026, 1, 1)
_WEEKS_ALIKE, _MORE_THAN_A_YEAR = 14, 400
_AROUND = 3

Told = list[tuple[int, int, str]]


def agrees(schedule: Schedule, osm: str) -> bool:
    """Do both tell the same minutes of every day that may differ, were it a holiday too?"""
    try:
        evaluated = Evaluated(osm)
    except NotEvaluated:
        return False
    if schedule.knows_holidays and not evaluated.knows_holidays:
        return False
    holidays = (False, True) if schedule.knows_holidays else (False,)
    return all(
        _told(schedule.on(day, holiday))
        == [(spell.begins, spell.ends, spell.comment) for spell in evaluated.on(day, holiday)]
        for day in days_that_may_differ(schedule)
        for holiday in holidays
    )


def days_that_may_differ(schedule: Schedule) -> Iterable[date]:
    selectors = [rule.selector for rule in schedule.rules]
    alike = not any(each.nth or each.weeks or each.period for each in selectors)
    yield from _from(_FIRST, _WEEKS_ALIKE if alike else _MORE_THAN_A_YEAR)
    for period in (each.period for each in selectors):
        if period and not period.yearly:
            yield from _from(_day(period.first) - timedelta(_AROUND), 2 * _AROUND)
            yield from _from(_day(period.last) - timedelta(_AROUND), 2 * _AROUND)


def _from(first: date, days: int) -> Iterable[date]:
    return (first + timedelta(day) for day in range(days))


def _day(moment: Moment) -> date:
    return date(*moment)


def _told(day: Day) -> Told:
    """Stretches that touch are one."""
    told: Told = []
    for stretch in day:
        if told and told[-1][1:] == (stretch.opens, stretch.comment):
            told[-1] = (told[-1][0], stretch.closes, stretch.comment)
        else:
            told.append((stretch.opens, stretch.closes, stretch.comment))
    return told
