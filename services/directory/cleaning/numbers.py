"""Corrections of degrees and of days."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from services.directory.cleaning.corrected import Corrected

PLAIN_DEGREES = re.compile(r"-?[1-8]?\d\.\d{1,15}", re.ASCII)
PLAIN_DAY = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])", re.ASCII)
_DEGREES = re.compile(r"[+-]?\d{1,3}(?:\.\d{0,30})?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].{0,40})?", re.ASCII)
_REVERSED = re.compile(
    r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?:[T ].{0,40})?", re.ASCII
)
_FRENCH = re.compile(
    r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})(?:[T ].{0,40})?", re.ASCII
)
_FIRST_OF_EXCEL, _SERIALS = date(1899, 12, 30), range(36_526, 60_000)  # from 2000 to 2064


def decimal_point(text: str) -> Corrected | None:
    """``47,38`` and ``47.38°``."""
    point = text.replace(",", ".").rstrip("° ")
    mended = point != text and _DEGREES.fullmatch(point)
    return Corrected(point, "decimal_comma" if "," in text else "degree_sign") if mended else None


def degrees_doubt(limit: int) -> Callable[[str], str]:
    """Says when it is no number of degrees between -limit and limit."""

    def doubt(text: str) -> str:
        if not _DEGREES.fullmatch(text):
            return "no_number_of_degrees"
        return "" if abs(float(text)) <= limit else "no_number_of_degrees"

    return doubt


def iso_day(text: str) -> Corrected | None:
    """A day as French software and spreadsheets write it. A time behind the day is left out."""
    if found := _ISO.fullmatch(text):
        return Corrected(text[:10], "time_left_out") if len(text) > len("2020-06-30") else None
    if found := _REVERSED.fullmatch(text) or _FRENCH.fullmatch(text):
        return Corrected(f"{found['y']}-{found['m']:0>2}-{found['d']:0>2}", "date_format")
    if len(text) == 5 and text.isascii() and text.isdigit() and int(text) in _SERIALS:
        return Corrected(str(_FIRST_OF_EXCEL + timedelta(days=int(text))), "date_as_a_number")
    return None


def day_doubt(text: str) -> str:
    """Says when there is no such day."""
    try:
        return "" if _ISO.fullmatch(text) and date.fromisoformat(text[:10]) else "no_date"
    except ValueError:
        return "no_date"
