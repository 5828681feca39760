"""Reading one cell: its value and what there is to say of it, or Unreadable with the reason.

A cell is what a CSV gives (text) or a JSON (text, list, null; its numbers as they are written).
"""

import re
import reprlib
import unicodedata
from collections.abc import Callable
from datetime import date

SHOWN = 200  # characters of a value in a report

Said = tuple[str, ...]


class Unreadable(Exception):
    """The cell says something, but not what its column is for."""


def shown(value: object) -> str:
    """A value as a report quotes it: short, and safe to print."""
    text = "" if value is None else value if isinstance(value, str) else reprlib.repr(value)
    return _visible(text[: SHOWN - 1] + "…" if len(text) > SHOWN else text)


def read_text(cell: object) -> tuple[str, Said]:
    """Text without the space around it, nor what cannot be shown or stored."""
    if cell is None:
        return "", ()
    if isinstance(cell, list | dict):
        raise Unreadable("A text is expected.")
    text = str(cell).replace("\r\n", "\n").strip()
    readable = _visible(text).strip()
    said = ("Contains characters that cannot be shown; they were left out.",)
    return readable, () if readable == text else said


def read_words(cell: object) -> tuple[tuple[str, ...], Said]:
    """The values between ``|``, or of a JSON list: each once, in their order."""
    parts = cell if isinstance(cell, list) else [cell]
    words: dict[str, None] = {}
    said: dict[str, None] = {}
    for part in parts:
        text, remarks = read_text(part)
        said.update(dict.fromkeys(remarks))
        words.update(dict.fromkeys(word.strip() for word in text.split("|")))
    words.pop("", None)
    return tuple(words), tuple(said)


def read_coordinate(limit: int) -> Callable[[object], tuple[float | None, Said]]:
    """A reader of degrees between -limit and limit."""

    def read(cell: object) -> tuple[float | None, Said]:
        text, _ = read_text(cell)
        if not text:
            return None, ()
        if not _DEGREES.fullmatch(text):
            raise Unreadable("Not a number of degrees.")
        degrees = float(text.replace(",", "."))
        if abs(degrees) > limit:
            raise Unreadable(f"Not between -{limit} and {limit} degrees.")
        return degrees, ("A decimal comma, read as a point.",) if "," in text else ()

    return read


def read_date(cell: object) -> tuple[date | None, Said]:
    """A day as 2020-06-30 (a time behind it is left out), or as French software writes it."""
    text, _ = read_text(cell)
    if not text:
        return None, ()
    if found := _ISO_DAY.fullmatch(text):
        return _day(found), ()
    if found := _FRENCH_DAY.fullmatch(text):
        day = _day(found)
        return day, (f"Not written as 2020-06-30; read as {day.isoformat()}.",)
    raise Unreadable("Not a date written as 2020-06-30.")


_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:[.,][0-9]{0,30})?")
_ISO_DAY = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?:[T ].{0,40})?")
_FRENCH_DAY = re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})(?: .{0,40})?")
_KEPT_CONTROLS = "\n\t"


def _day(found: re.Match[str]) -> date:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        raise Unreadable("There is no such day.") from None


def _visible(text: str) -> str:
    """Without control characters and lone surrogates: no store, page or terminal takes them."""
    if text.isprintable():
        return text
    return "".join(
        letter
        for letter in text
        if letter in _KEPT_CONTROLS or unicodedata.category(letter) not in ("Cc", "Cs")
    )
