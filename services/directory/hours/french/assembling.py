"""Statements put together as one schedule; where they do not fit, none is chosen."""

from collections.abc import Sequence
from dataclasses import replace

from services.directory.contract.hours.schedule import HOLIDAY, WEEK, Rule, Schedule, Selector
from services.directory.hours.french import refusal
from services.directory.hours.french.days import Days
from services.directory.hours.french.exceptions import (
    close,
    replace_hours,
    see_that_it_was_said_of,
)
from services.directory.hours.french.refusal import Unclear
from services.directory.hours.french.seasons import is_dated, see_that_seasons_fit
from services.directory.hours.french.statements import (
    EVERYWHERE,
    Closes,
    Opens,
    Replaces,
    Scope,
    Statement,
)
from services.directory.hours.french.week_table import WeekTable

Weeks = dict[Scope, WeekTable]
Weekdays = frozenset[int]


def assemble(statements: Sequence[Statement], column: Weekdays) -> Schedule:
    """The schedule they tell. The days of the column are for hours that were said without any."""
    opens = [each for each in statements if isinstance(each, Opens)]
    _see_that_it_opens(opens)
    weeks = _weeks(opens, column)
    see_that_seasons_fit(list(weeks.values()))
    others = _apply(statements, weeks, column)
    usual = [week for week in weeks.values() if not is_dated(week)]
    _see_that_the_column_agrees(usual, column)
    in_order = (
        *(rule for week in usual for rule in week.rules()),
        *(rule for rule in others if not rule.selector.period),
        *(rule for week in usual for rule in week.holiday_rules()),
        *(rule for rule in others if rule.selector.period),
        *(rule for week in weeks.values() if is_dated(week) for rule in week.rules()),
    )
    return Schedule(in_order)


def _see_that_it_opens(opens: list[Opens]) -> None:
    if not any(each.hours for each in opens):
        raise Unclear(refusal.DAYS_WITHOUT_HOURS)
    if len(opens) > 1 and any(each.days and each.days.side_by_side for each in opens):
        raise Unclear(refusal.AMBIGUOUS_DAYS)  # « lundi mardi 9h-12h » may be a row left empty
    if len({each.times_first for each in opens if each.days and each.hours}) > 1:
        raise Unclear(refusal.ORDER_NOT_UNDERSTOOD)


def _weeks(opens: list[Opens], column: Weekdays) -> Weeks:
    weeks: Weeks = {}
    for each in sorted(opens, key=lambda each: each.scope != EVERYWHERE):
        if each.days and each.scope.period and each.scope.period.lasts == 1:
            raise Unclear(refusal.AMBIGUOUS_SEASON)  # one date has its weekday already
        days = each.days or _days_of(each, len(opens) == 1, weeks, column)
        weeks.setdefault(each.scope, WeekTable(each.scope)).say(days, each.hours)
    return weeks


def _days_of(opens: Opens, alone: bool, weeks: Weeks, column: Weekdays) -> Days:
    """The days of hours that were said without days."""
    season = opens.scope.period
    if season and season.lasts == 1:
        return Days(WEEK)  # whatever weekday that one date is
    if season and EVERYWHERE in weeks:
        return Days(weeks[EVERYWHERE].weekdays)
    by_appointment_only = opens.hours[0].comment and opens.hours[0].opens == 0
    if alone and (column or by_appointment_only):
        return Days(column or WEEK)
    raise Unclear(refusal.HOURS_WITHOUT_DAYS)


def _apply(statements: Sequence[Statement], weeks: Weeks, column: Weekdays) -> list[Rule]:
    rules: list[Rule] = []
    said: list[Opens] = []
    for each in statements:
        if isinstance(each, Opens):
            said.append(each)
        elif isinstance(each, Closes) and each.period:
            if each.excepts and len(said) > 1:  # does all of it stop in August?
                raise Unclear(refusal.AMBIGUOUS_EXCEPTION)
            rules.append(Rule(Selector(period=each.period), ()))
        elif each.days:
            rules += _except(each, each.days, _usual(weeks, each.days), said, column)
    return rules


def _usual(weeks: Weeks, days: Days) -> WeekTable:
    """A closed Monday is of the usual week; with seasons it is not sure of which."""
    if days.weekdays == {HOLIDAY}:
        return weeks.setdefault(EVERYWHERE, WeekTable(EVERYWHERE))
    if list(weeks) != [EVERYWHERE]:
        raise Unclear(refusal.AMBIGUOUS_EXCEPTION)
    return weeks[EVERYWHERE]


def _except(
    each: Closes | Replaces, days: Days, week: WeekTable, said: list[Opens], column: Weekdays
) -> list[Rule]:
    if isinstance(each, Replaces) or each.excepts:
        if not said:
            raise Unclear(refusal.AMBIGUOUS_EXCEPTION)
        see_that_it_was_said_of(days, said[-1], column)
    if isinstance(each, Replaces):
        replace_hours(week, each)
        return []
    if HOLIDAY in days.weekdays:
        week.say(Days(frozenset({HOLIDAY})), ())
    weekdays = replace(days, weekdays=days.weekdays - {HOLIDAY})
    return close(week, each, weekdays, said) if weekdays.weekdays else []


def _see_that_the_column_agrees(usual: list[WeekTable], column: Weekdays) -> None:
    days = {day for week in usual for day in week.weekdays if week.opens_on(day)}
    if column and days and days != column:
        raise Unclear(refusal.COLUMN_DIFFERS)
