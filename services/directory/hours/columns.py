"""The days and the times that some files keep in columns of their own."""

import re
from collections.abc import Mapping

from services.directory.contract.hours.schedule import HOLIDAY
from services.directory.hours.french import refusal
from services.directory.hours.french.cursor import Cursor
from services.directory.hours.french.days import read_days, sees_days
from services.directory.hours.french.plain import plain
from services.directory.hours.french.refusal import Unclear
from services.directory.hours.french.statements import Opens
from services.directory.hours.french.times import read_times
from services.directory.hours.french.tokens import read_tokens

_SECONDS = re.compile(r"(\d\d?:\d\d):\d\d")
_HALVES = (("debut_matin", "fin_matin"), ("debut_aprem", "fin_aprem"))


def read_days_column(days: str) -> frozenset[int]:
    """``{Lundi,Mardi}``, ``Lundi|Mardi`` or « du lundi au mardi »; empty when nothing is said.

    Raises Unclear for a value that is no day: « Inconnu » may be any.
    """
    words = plain(re.sub(r'[{}"\[\]]', " ", days).replace(";", ","))
    if not words.strip(" ,/"):
        return frozenset()
    cursor = Cursor(read_tokens(words))
    if not sees_days(cursor):
        raise Unclear(refusal.ORDER_NOT_UNDERSTOOD)
    named = read_days(cursor)
    if not cursor.ended or named.nth or named.part or named.weeks or HOLIDAY in named.weekdays:
        raise Unclear(refusal.AMBIGUOUS_DAYS)
    return named.weekdays


def read_times_columns(times: Mapping[str, object]) -> list[Opens]:
    """The hours of ``debut_matin`` … ``fin_aprem``, with any prefix before these names."""
    known = {name: _value(times, name) for half in _HALVES for name in half}
    spans = [f"{known[opens]} - {known[closes]}" for opens, closes in _HALVES]
    written = ", ".join(span for span in spans if span.strip(" -"))
    if not written:
        return []
    cursor = Cursor(read_tokens(written))
    hours = read_times(cursor)
    if not cursor.ended:
        raise Unclear(refusal.ORDER_NOT_UNDERSTOOD)
    return [Opens(None, hours)]


def _value(times: Mapping[str, object], name: str) -> str:
    value = next((value for key, value in times.items() if key.endswith(name)), "")
    return _SECONDS.sub(r"\1", plain(str(value or "")))
