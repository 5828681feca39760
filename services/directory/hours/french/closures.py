"""« Fermé le lundi et en août », « sauf le mercredi après-midi », « fermé l'après-midi »."""

from collections.abc import Sequence

from services.directory.contract.hours.periods import A_MONTH, Period
from services.directory.hours.french import refusal
from services.directory.hours.french.cursor import Cursor
from services.directory.hours.french.days import Days, read_days, read_part, sees_days
from services.directory.hours.french.kinds import YEARLY, Kind, Token
from services.directory.hours.french.refusal import Unclear
from services.directory.hours.french.statements import Closes, Opens, Replaces, Statement
from services.directory.hours.french.times import read_times, sees_times, within

_JOINERS = (Kind.COMMA, Kind.AND, Kind.SLASH, Kind.ARTICLE)


def read_closures(cursor: Cursor) -> list[Closes]:
    """What follows « fermé »; the cursor stands on that word."""
    word = cursor.next
    cursor.take(Kind.CLOSED)
    cursor.take(Kind.COLON)
    closures = _read_items(cursor, word)
    if closures and sees_times(cursor):  # « fermé le lundi de 12h à 14h »
        raise Unclear(refusal.AMBIGUOUS_PART)
    return closures


def read_exceptions(cursor: Cursor) -> list[Closes]:
    """What follows « sauf »; nothing else than days and seasons may."""
    word = cursor.next
    cursor.take(Kind.EXCEPT)
    closures = _read_items(cursor, word)
    if not closures:
        raise Unclear(refusal.AMBIGUOUS_EXCEPTION)
    return closures


def read_replacement(cursor: Cursor, closures: list[Closes]) -> list[Statement]:
    """Hours behind « sauf le vendredi » are those of that day."""
    if not sees_times(cursor):
        return list(closures)
    day = closures[0].days
    if len(closures) > 1 or day is None or day.part or len(day.weekdays) > 1:
        raise Unclear(refusal.AMBIGUOUS_EXCEPTION)
    return [Replaces(day, read_times(cursor))]


def pass_closed_part(cursor: Cursor, said: Sequence[Statement]) -> None:
    """« mardi 9h-12h, fermé l'après-midi » only repeats what its hours said already."""
    part = read_part(cursor)
    before = said[-1] if said else None
    if part is None or not isinstance(before, Opens):
        raise Unclear(refusal.ORDER_NOT_UNDERSTOOD)
    other = Kind.MORNING if part == Kind.AFTERNOON else Kind.AFTERNOON
    if not all(within(stretch, other) for stretch in before.hours):
        raise Unclear(refusal.AMBIGUOUS_PART)


def sure_period(period: Period, yearly: bool = False) -> Period:
    """A few days without a year are those of a year long past, unless they are said to return."""
    if period.yearly and not yearly and period.lasts < A_MONTH:
        raise Unclear(refusal.DATES_WITHOUT_A_YEAR)
    return period


def _read_items(cursor: Cursor, word: Token) -> list[Closes]:
    closures: list[Closes] = []
    excepts = word.kind == Kind.EXCEPT
    while True:
        start = cursor.at
        cursor.skip(_JOINERS if closures else (Kind.ARTICLE,))
        if sees_days(cursor):
            closures.append(Closes(days=_sure_part(read_days(cursor), closures), excepts=excepts))
        elif season := cursor.take(Kind.PERIOD):
            closures.append(_closed_in(season, word, excepts))
        else:
            cursor.at = start
            return closures


def _closed_in(season: Token, word: Token, excepts: bool) -> Closes:
    if season.period is None:
        raise Unclear(refusal.AMBIGUOUS_SEASON)
    return Closes(period=sure_period(season.period, word.number == YEARLY), excepts=excepts)


def _sure_part(days: Days, before: list[Closes]) -> Days:
    """« fermé mercredi et vendredi matin »: is Wednesday closed all day?"""
    whole_day_before = any(closure.days and not closure.days.part for closure in before)
    if days.part and (len(days.weekdays) > 1 or whole_day_before):
        raise Unclear(refusal.AMBIGUOUS_PART)
    return days
