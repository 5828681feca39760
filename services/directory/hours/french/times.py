"""Times in French: « de 9h à 12h et de 14h à 17h », « matin : 9-12h », « 9h-12h sur RDV »."""

from dataclasses import replace

from services.directory.contract.hours.schedule import MIDNIGHT, Day, Span, Stretch
from services.directory.hours.french import refusal
from services.directory.hours.french.appointments import read_comment
from services.directory.hours.french.clock import minutes
from services.directory.hours.french.cursor import Cursor
from services.directory.hours.french.days import PARTS, read_part
from services.directory.hours.french.kinds import Kind
from services.directory.hours.french.refusal import Unclear

NOON = 12 * 60
_MORNING_ENDS = 14 * 60
_DAY_BEGINS = 5 * 60
_STARTS = (Kind.TIME, Kind.NUMBER, Kind.ALL_DAY, Kind.BETWEEN)
_JOINERS = (
    Kind.COMMA, Kind.AND, Kind.SLASH, Kind.DASH, Kind.SEMICOLON, Kind.NEW_LINE, Kind.ARTICLE,
)  # fmt: skip
_INSIDE = (Kind.DASH, Kind.SLASH, Kind.TO)


def sees_times(cursor: Cursor) -> bool:
    return cursor.sees_after((*PARTS, Kind.ARTICLE, Kind.COLON), *_STARTS)


def read_times(cursor: Cursor, part: Kind | None = None) -> Day:
    """The hours of a day. A part of the day that is named must be where the times are."""
    stretches: list[Stretch] = []
    comments: list[str | None] = []
    while True:
        part = _read_label(cursor) or part
        stretch = _read_stretch(cursor)
        if part and not within(stretch, part):
            raise Unclear(refusal.AMBIGUOUS_PART)
        _pass_label_behind(cursor, stretch)
        stretches.append(stretch)
        comments.append(read_comment(cursor))
        if not cursor.sees_after((*_JOINERS, *PARTS, Kind.COLON), *_STARTS):
            return _in_order(_with_comments(stretches, comments))
        cursor.skip(_JOINERS)


def within(stretch: Stretch, part: Kind) -> bool:
    """Is all of it in the morning, or in the afternoon?"""
    if part == Kind.MORNING:
        return stretch.opens < NOON and stretch.closes <= _MORNING_ENDS
    return stretch.opens >= NOON


def _read_label(cursor: Cursor) -> Kind | None:
    part = read_part(cursor)
    if part:
        cursor.take(Kind.COLON)
    return part


def _pass_label_behind(cursor: Cursor, stretch: Stretch) -> None:
    """« 9h-12h le matin »; but in « 9h-12h après-midi 14h-17h » it belongs to what follows."""
    start = cursor.at
    part = read_part(cursor)
    if part and not within(stretch, part):
        cursor.at = start


def _read_stretch(cursor: Cursor) -> Stretch:
    cursor.skip((Kind.ARTICLE,))
    if cursor.take(Kind.ALL_DAY):
        return Stretch(0, MIDNIGHT)
    opens, closes = _read_span(cursor)
    if opens >= closes:
        raise Unclear(refusal.HOURS_BACKWARDS)
    if opens < _DAY_BEGINS:  # « de 2h à 5h » is an afternoon badly written
        raise Unclear(refusal.NIGHT_HOURS)
    return Stretch(opens, closes)


def _read_span(cursor: Cursor) -> Span:
    between = cursor.take(Kind.BETWEEN)
    first = cursor.take(Kind.TIME, Kind.NUMBER)
    joined = cursor.skip((Kind.AND,) if between else _INSIDE)
    last = cursor.take(Kind.TIME, Kind.NUMBER)
    if not (first and last) or not (joined or first.kind == last.kind == Kind.TIME):
        raise Unclear(refusal.HOURS_WITHOUT_A_PAIR)
    if first.kind == last.kind == Kind.NUMBER:
        raise Unclear(refusal.HOURS_WITHOUT_A_PAIR)
    opens, closes = (
        minutes(end.number, 0) if end.kind == Kind.NUMBER else end.number for end in (first, last)
    )
    return opens, closes


def _with_comments(stretches: list[Stretch], comments: list[str | None]) -> list[Stretch]:
    """Of several times, all say how one is received, or it is not sure whom it was said of."""
    if any(comments) and None in comments:
        raise Unclear(refusal.AMBIGUOUS_APPOINTMENT)
    pairs = zip(stretches, comments, strict=True)
    return [replace(stretch, comment=comment or "") for stretch, comment in pairs]


def _in_order(stretches: list[Stretch]) -> Day:
    day: list[Stretch] = []
    for stretch in stretches:
        if day and stretch.opens < day[-1].closes:
            raise Unclear(refusal.HOURS_BACKWARDS)
        if day and (day[-1].closes, day[-1].comment) == (stretch.opens, stretch.comment):
            day[-1] = replace(day[-1], closes=stretch.closes)
        else:
            day.append(stretch)
    return tuple(day)
