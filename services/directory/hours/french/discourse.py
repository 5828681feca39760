"""Sentences in French, read from their first word to their last."""

from dataclasses import replace

from services.directory.contract.hours.periods import Period
from services.directory.hours.french import refusal
from services.directory.hours.french.appointments import read_appointment
from services.directory.hours.french.circumstances import Circumstances
from services.directory.hours.french.closures import (
    pass_closed_part,
    read_closures,
    read_exceptions,
    read_replacement,
    sure_period,
)
from services.directory.hours.french.cursor import Cursor
from services.directory.hours.french.days import read_weeks, sees_days
from services.directory.hours.french.kinds import SEPARATORS, STOPS, YEARLY, Kind, Token
from services.directory.hours.french.opens import (
    all_day,
    by_appointment,
    read_days_first,
    read_times_first,
)
from services.directory.hours.french.refusal import Unclear
from services.directory.hours.french.statements import (
    EVERYWHERE,
    Closes,
    Opens,
    Scope,
    Statement,
)
from services.directory.hours.french.times import sees_times

_SETS_APART = (Kind.COMMA, Kind.DASH, Kind.OPENING_BRACKET)


class Discourse:
    """What was said so far, and what of it still holds for what follows."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._cursor = Cursor(tokens)
        self._said: list[Statement] = []
        self._circumstances = Circumstances()

    def read(self) -> tuple[Statement, ...]:
        self._cursor.skip((Kind.COLON, *STOPS))  # « Horaires d'ouverture : »
        while not self._cursor.ended:
            if self._cursor.skip(STOPS):
                self._circumstances.stop()
            elif not self._skip_separators():
                self._read_statement()
        self._circumstances.see_that_they_are_sure(self._said)
        return tuple(self._said)

    def _skip_separators(self) -> bool:
        starts_something = sees_days(self._cursor) or sees_times(self._cursor)
        return not starts_something and bool(self._cursor.skip(SEPARATORS))

    def _read_statement(self) -> None:
        cursor = self._cursor
        if sees_days(cursor):
            self._said += map(self._circumstances.of, read_days_first(cursor))
        elif sees_times(cursor):
            self._said.append(self._circumstances.of(read_times_first(cursor)))
        elif cursor.sees(Kind.CLOSED):
            self._read_closed()
        elif cursor.sees(Kind.EXCEPT) and self._said:
            self._said += read_replacement(cursor, read_exceptions(cursor))
        else:
            self._read_circumstance()

    def _read_circumstance(self) -> None:
        if self._cursor.sees(Kind.PERIOD):
            self._read_season()
        elif self._cursor.sees(Kind.WEEKS):
            self._read_weeks()
        elif self._cursor.sees(Kind.APPOINTMENT):
            self._read_appointment()
        elif self._cursor.take(Kind.NO_APPOINTMENT):
            self._circumstances.is_free = True
        else:
            raise Unclear(refusal.ORDER_NOT_UNDERSTOOD)

    def _read_closed(self) -> None:
        closures = read_closures(self._cursor)
        if not closures:
            pass_closed_part(self._cursor, self._said)
        self._said += closures

    def _read_season(self) -> None:
        attached, stopped = (
            self._cursor.previous.kind not in (*SEPARATORS, *STOPS),
            self._cursor.previous.kind in STOPS,
        )
        season = self._cursor.take(Kind.PERIOD)
        assert season and season.period  # noqa: PT018  # the token just seen
        marked = self._cursor.skip((Kind.COLON, Kind.COMMA))
        if closed := self._cursor.take(Kind.CLOSED):
            self._said.append(Closes(period=sure_period(season.period, closed.number == YEARLY)))
        elif self._nothing_is_left() and not stopped:
            self._say_it_was_in(sure_period(season.period))
        elif attached and not marked:
            raise Unclear(refusal.AMBIGUOUS_SEASON)
        else:
            self._enter(Scope(period=sure_period(season.period)))

    def _say_it_was_in(self, period: Period) -> None:
        """« lundi 9h-12h en juillet »: sure if nothing else was said."""
        match self._said:
            case [Opens() as only] if self._circumstances.scope == EVERYWHERE:
                self._said = [replace(only, scope=Scope(period=period))]
            case _:
                raise Unclear(refusal.AMBIGUOUS_SEASON)

    def _read_weeks(self) -> None:
        attached = self._cursor.previous.kind not in (*SEPARATORS, *STOPS)
        weeks = read_weeks(self._cursor)
        marked = self._cursor.skip((Kind.COLON, Kind.COMMA))
        if (attached and not marked) or self._nothing_is_left():
            raise Unclear(refusal.AMBIGUOUS_WEEKS)
        self._enter(Scope(weeks=weeks))

    def _enter(self, scope: Scope) -> None:
        self._circumstances.enter(scope)
        self._cursor.skip(STOPS)

    def _read_appointment(self) -> None:
        set_apart = self._cursor.previous.kind in _SETS_APART
        comment = read_appointment(self._cursor)
        if self._nothing_is_left():
            self._say_all_was(comment, set_apart)
            return
        for_all = bool(self._cursor.take(Kind.COLON))
        at_once = sees_days(self._cursor) or sees_times(self._cursor)
        if self._said or self._circumstances != Circumstances() or not at_once:
            raise Unclear(refusal.AMBIGUOUS_APPOINTMENT)
        self._circumstances = Circumstances(comment=comment, comment_is_for_all=for_all)

    def _say_all_was(self, comment: str, set_apart: bool) -> None:
        match self._said:
            case []:
                self._said = [Opens(None, all_day(comment))]
            case [Opens() as only] if set_apart:
                self._said = [replace(only, hours=by_appointment(only.hours, comment))]
            case _:
                raise Unclear(refusal.AMBIGUOUS_APPOINTMENT)

    def _nothing_is_left(self) -> bool:
        return self._cursor.ends_after((*SEPARATORS, *STOPS, Kind.COLON))
