"""Days in French: « du lundi au jeudi », « mercredi et samedi », « 2e et 4e jeudis du mois »."""

from dataclasses import dataclass, replace

from services.directory.contract.hours.schedule import HOLIDAY, WEEK, Weeks
from services.directory.hours.french import refusal
from services.directory.hours.french.cursor import Cursor
from services.directory.hours.french.kinds import EVEN, Kind
from services.directory.hours.french.refusal import Unclear

PARTS = (Kind.MORNING, Kind.AFTERNOON)
_NAMES = (Kind.DAY, Kind.EVERY_DAY, Kind.WEEKEND)
_JOINERS = (Kind.COMMA, Kind.AND, Kind.SLASH, Kind.ARTICLE)
_SURELY_A_RANGE = 4  # days apart: « lundi-vendredi »; « mardi-jeudi » may be two days


@dataclass(frozen=True)
class Days:
    weekdays: frozenset[int]
    nth: tuple[int, ...] = ()
    part: Kind | None = None
    weeks: Weeks = ""
    side_by_side: bool = False  # « lundi mardi », with nothing between


def sees_days(cursor: Cursor) -> bool:
    return cursor.sees_after((Kind.ARTICLE,), *_NAMES, Kind.NTH)


def read_days(cursor: Cursor) -> Days:
    cursor.skip((Kind.ARTICLE,))
    nth = _read_nth(cursor)
    days = replace(_read_list(cursor), nth=nth)
    if nth and not cursor.take(Kind.OF_THE_MONTH):
        raise Unclear(refusal.AMBIGUOUS_DAYS)
    days = _in_weeks(cursor, nth_in_brackets(cursor, days))
    return replace(days, part=read_part(cursor))


def nth_in_brackets(cursor: Cursor, days: Days) -> Days:
    """« samedi (2e et 4e du mois) »; one day only, or it is not said which."""
    if cursor.sees(Kind.OPENING_BRACKET) and cursor.sees_after((Kind.OPENING_BRACKET,), Kind.NTH):
        cursor.take(Kind.OPENING_BRACKET)
        days = replace(days, nth=days.nth + _read_nth(cursor))
        closed = cursor.take(Kind.OF_THE_MONTH) and cursor.take(Kind.CLOSING_BRACKET)
        if not closed:
            raise Unclear(refusal.AMBIGUOUS_DAYS)
    if days.nth and (len(days.weekdays) != 1 or HOLIDAY in days.weekdays):
        raise Unclear(refusal.AMBIGUOUS_DAYS)
    return days


def read_part(cursor: Cursor) -> Kind | None:
    """Morning or afternoon, if that is what comes next."""
    if not cursor.sees_after((Kind.ARTICLE,), *PARTS):
        return None
    cursor.skip((Kind.ARTICLE,))
    part = cursor.take(*PARTS)
    return part.kind if part else None


def sees_weeks(cursor: Cursor) -> bool:
    """Odd or even weeks said of what stands before, not of what follows a colon."""
    start = cursor.at
    cursor.take(Kind.OPENING_BRACKET)
    seen = bool(cursor.take(Kind.WEEKS)) and not cursor.sees(Kind.COLON)
    cursor.at = start
    return seen


def read_weeks(cursor: Cursor) -> Weeks:
    cursor.take(Kind.OPENING_BRACKET)
    weeks = cursor.take(Kind.WEEKS)
    cursor.take(Kind.CLOSING_BRACKET)
    return "even" if weeks and weeks.number == EVEN else "odd"


def _in_weeks(cursor: Cursor, days: Days) -> Days:
    start = cursor.at
    cursor.take(Kind.OPENING_BRACKET)
    if not cursor.sees(Kind.WEEKS):
        cursor.at = start
        return days
    if len(days.weekdays) > 1 or days.nth:
        raise Unclear(refusal.AMBIGUOUS_WEEKS)
    return replace(days, weeks=read_weeks(cursor))


def _read_nth(cursor: Cursor) -> tuple[int, ...]:
    nth: list[int] = []
    while cursor.sees_after(_JOINERS if nth else (), Kind.NTH):
        cursor.skip(_JOINERS)
        token = cursor.take(Kind.NTH)
        nth += [token.number] if token else []
    return tuple(nth)


def _read_list(cursor: Cursor) -> Days:
    days, side_by_side = _read_run(cursor), False
    while cursor.sees_after(_JOINERS, *_NAMES):
        start = cursor.at
        joined = cursor.skip(_JOINERS) - {Kind.ARTICLE}
        if cursor.next.number == HOLIDAY and not joined:
            cursor.at = start  # « du lundi au vendredi jours fériés »: with them, or without?
            break
        more = _read_run(cursor)
        if days & more:
            raise Unclear(refusal.AMBIGUOUS_DAYS)
        days |= more
        side_by_side |= not joined
    return Days(days, side_by_side=side_by_side)


def _read_run(cursor: Cursor) -> frozenset[int]:
    first = cursor.take(*_NAMES)
    if first is None:
        raise Unclear(refusal.ORDER_NOT_UNDERSTOOD)
    if first.kind != Kind.DAY:
        return WEEK if first.kind == Kind.EVERY_DAY else frozenset({5, 6})
    if cursor.sees(Kind.TO) and cursor.sees_after((Kind.TO,), Kind.DAY):
        cursor.take(Kind.TO)
        last = cursor.take(Kind.DAY)
        return _range(first.number, last.number if last else first.number)
    return _with_dashes(cursor, first.number)


def _with_dashes(cursor: Cursor, first: int) -> frozenset[int]:
    """« mar-mer-jeu » is a list, « lundi-vendredi » a range, « mardi-jeudi » one of them."""
    days = [first]
    while cursor.sees(Kind.DASH) and cursor.sees_after((Kind.DASH,), Kind.DAY):
        cursor.take(Kind.DASH)
        days += [day.number for day in (cursor.take(Kind.DAY),) if day]
    if len(days) != 2 or HOLIDAY in days:
        return frozenset(days)
    apart = days[1] - days[0]
    if apart < 0 or 1 < apart < _SURELY_A_RANGE:
        raise Unclear(refusal.AMBIGUOUS_DAYS)
    return _range(*days)


def _range(first: int, last: int) -> frozenset[int]:
    if HOLIDAY in (first, last) or first == last:
        raise Unclear(refusal.AMBIGUOUS_DAYS)
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
