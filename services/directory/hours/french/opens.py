"""One statement of when a place opens: days then hours, or hours then days."""

from dataclasses import replace

from services.directory.contract.hours.schedule import MIDNIGHT, Day, Stretch
from services.directory.hours.french import refusal
from services.directory.hours.french.appointments import read_appointment
from services.directory.hours.french.closures import read_exceptions
from services.directory.hours.french.cursor import Cursor
from services.directory.hours.french.days import (
    Days,
    nth_in_brackets,
    read_days,
    read_part,
    read_weeks,
    sees_days,
    sees_weeks,
)
from services.directory.hours.french.kinds import Kind
from services.directory.hours.french.refusal import Unclear
from services.directory.hours.french.statements import Closes, Opens, Statement
from services.directory.hours.french.times import read_times, sees_times, within

_BEFORE_HOURS = (Kind.COLON, Kind.DASH, Kind.COMMA, Kind.NEW_LINE)
_BEFORE_THE_OTHER_PART = (Kind.SLASH, Kind.COMMA, Kind.DASH, Kind.AND, Kind.COLON, Kind.NEW_LINE)
_OR_ELSE = (Kind.OR, Kind.AND, Kind.COMMA, Kind.SLASH, Kind.SEMICOLON, Kind.DASH, Kind.ARTICLE)


def read_days_first(cursor: Cursor) -> list[Statement]:
    """« lundi : 9h-12h », « mardi : fermé », « mercredi sur rendez-vous »."""
    days = read_days(cursor)
    exceptions = read_exceptions(cursor) if cursor.sees(Kind.EXCEPT) else []
    if Kind.COLON in cursor.skip(_BEFORE_HOURS):
        days = replace(days, side_by_side=False)
    if not cursor.sees(Kind.CLOSED):
        return [*_opens(cursor, days), *exceptions]
    if exceptions:
        raise Unclear(refusal.AMBIGUOUS_EXCEPTION)
    return [_closed(cursor, days)]


def read_times_first(cursor: Cursor) -> Opens:
    """« de 9h à 12h du lundi au vendredi »; the days may also stand in their own column."""
    hours = read_times(cursor)
    start = cursor.at
    cursor.take(Kind.COMMA)
    if not sees_days(cursor):
        cursor.at = start
        return Opens(None, hours)
    days = read_days(cursor)
    part = days.part
    if part and not all(within(stretch, part) for stretch in hours):
        raise Unclear(refusal.AMBIGUOUS_PART)
    if cursor.sees(Kind.COLON, Kind.CLOSED):  # those days were said of what follows
        raise Unclear(refusal.ORDER_NOT_UNDERSTOOD)
    return Opens(days, hours, times_first=True)


def all_day(comment: str) -> Day:
    """By appointment, at no hour in particular."""
    return (Stretch(0, MIDNIGHT, comment),)


def _closed(cursor: Cursor, days: Days) -> Statement:
    cursor.take(Kind.CLOSED)
    part = days.part or read_part(cursor)
    if part is None:
        if sees_times(cursor):  # « lundi : fermé de 12h à 14h »
            raise Unclear(refusal.AMBIGUOUS_PART)
        return Closes(days) if days.nth or days.weeks else Opens(days, ())
    if len(days.weekdays) > 1:
        raise Unclear(refusal.AMBIGUOUS_PART)
    if not cursor.sees_after((*_BEFORE_THE_OTHER_PART, Kind.ARTICLE), Kind.TIME):
        return Closes(replace(days, part=part))
    cursor.skip(_BEFORE_THE_OTHER_PART)
    other = Kind.MORNING if part == Kind.AFTERNOON else Kind.AFTERNOON
    return Opens(replace(days, part=None), read_times(cursor, other))


def _opens(cursor: Cursor, days: Days) -> list[Opens]:
    comment = read_appointment(cursor) if cursor.sees(Kind.APPOINTMENT) else ""
    cursor.skip(_BEFORE_HOURS if comment else ())
    if sees_times(cursor):
        hours = read_times(cursor, days.part)
        if comment:
            hours = by_appointment(hours, comment)
        return _qualified(cursor, replace(days, part=None), hours)
    if not comment or days.part:
        raise Unclear(refusal.DAYS_WITHOUT_HOURS)
    if sees_days(cursor):  # « lundi sur rendez-vous mardi 9h-12h »
        raise Unclear(refusal.AMBIGUOUS_APPOINTMENT)
    return [Opens(days, all_day(comment))]


def by_appointment(hours: Day, comment: str) -> Day:
    if any(stretch.comment for stretch in hours):
        raise Unclear(refusal.AMBIGUOUS_APPOINTMENT)
    return tuple(replace(stretch, comment=comment) for stretch in hours)


def _qualified(cursor: Cursor, days: Days, hours: Day) -> list[Opens]:
    """Behind the hours it may be said on which of these days: « (2e et 4e du mois) »."""
    days = nth_in_brackets(cursor, days)
    if not sees_weeks(cursor):
        return [Opens(days, hours, trails=any(each.comment for each in hours))]
    in_brackets = cursor.sees(Kind.OPENING_BRACKET)
    opens = [_in_turn(cursor, days, hours)]
    while cursor.sees_after(_OR_ELSE, Kind.TIME):
        cursor.skip(_OR_ELSE)
        opens.append(_in_turn(cursor, days, read_times(cursor)))
    if len(opens) > 1:
        return opens
    if not in_brackets:  # « lundi 9h-12h, mardi 9h-12h semaine paire »
        raise Unclear(refusal.AMBIGUOUS_WEEKS)
    return [replace(opens[0], trails=True)]


def _in_turn(cursor: Cursor, days: Days, hours: Day) -> Opens:
    """« 14h-16h (semaine paire) »; of one day and one time, or it is not sure which is meant."""
    several = len(hours) > 1 or len(days.weekdays) > 1
    if several or days.nth or days.weeks or not sees_weeks(cursor):
        raise Unclear(refusal.AMBIGUOUS_WEEKS)
    return Opens(replace(days, weeks=read_weeks(cursor)), hours)
