"""How numbers, dates, distances and telephone numbers are written in French. Pure."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

NBSP = "\u00a0"
THIN = "\u202f"
PARIS = ZoneInfo("Europe/Paris")
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)

_BEFORE = re.compile(r" (?=[:;?!»](?![\w=]))")
_AFTER = re.compile(r"(?<=«) ")
_PAIRS = re.compile(r"\d{2}")
_NATIONAL = re.compile(r"^\+(?:33|262|590|594|596)(\d{9})$")
_ABROAD = re.compile(r"^(\+\d{3})(\d{6})$")
_DIALLED = re.compile(r"^\+?\d{2,15}$")
_MOBILE = re.compile(r"^\+(?:33[67]|262(?:639|69[23])|590(?:690|691)|594694|596(?:696|697))\d+$")
_OVERSEAS = {
    "+262": ("0262", "0263", "0269", "0639", "0692", "0693"),
    "+590": ("0590", "0690", "0691"),
    "+594": ("0594", "0694"),
    "+596": ("0596", "0696", "0697"),
}
_COUNTRY = {start: country for country, starts in _OVERSEAS.items() for start in starts}


def typeset(text: str) -> str:
    """The text with the spaces that French never breaks: ``Où ?``, ``« ici »``."""
    return _BEFORE.sub(NBSP, _AFTER.sub(NBSP, text))


def number(value: int) -> str:
    """``15 000``, with the thin space that never breaks."""
    return f"{value:,}".replace(",", THIN)


def count(value: int, one: str, several: str) -> str:
    """``1 lieu``, ``2 lieux``; in French zero is singular."""
    return f"{number(value)}{NBSP}{one if value < 2 else several}"


def enumeration(words: Sequence[str]) -> str:
    """``a, b et c``."""
    return " et ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def distance(metres: int) -> str:
    """``à 850 m``, ``à 1,2 km``, ``à 34 km``: never finer than an address is."""
    if metres < 995:
        return f"à {round(metres, -1)}{NBSP}m"
    if metres < 9_950:
        return f"à {metres / 1000:.1f}{NBSP}km".replace(".", ",")
    return f"à {number(round(metres / 1000))}{NBSP}km"


def long_date(day: date) -> str:
    """``30 juin 2020``, ``1er juillet 2020``."""
    return f"{_day_of_month(day)} {MONTHS[day.month - 1]} {day.year}"


def clock(hour: int, minute: int) -> str:
    """``9 h 30``, ``12 h``."""
    return f"{hour}{NBSP}h{NBSP}{minute:02}" if minute else f"{hour}{NBSP}h"


def moment(at: datetime, zone: ZoneInfo = PARIS) -> str:
    """``jeudi 26 novembre 2026 à 10 h``, as the clocks there show it."""
    here = at.astimezone(zone)
    return f"{DAYS[here.weekday()]} {long_date(here)} à {clock(here.hour, here.minute)}"


def span(starts_at: datetime, ends_at: datetime, zone: ZoneInfo = PARIS) -> str:
    """``jeudi 26 novembre 2026, de 10 h à 12 h``; both moments when it ends another day."""
    starts, ends = starts_at.astimezone(zone), ends_at.astimezone(zone)
    if starts.date() != ends.date():
        return f"du {moment(starts, zone)} au {moment(ends, zone)}"
    hours = f"de {clock(starts.hour, starts.minute)} à {clock(ends.hour, ends.minute)}"
    return f"{DAYS[starts.weekday()]} {long_date(starts)}, {hours}"


def phone(telephone: str) -> str:
    """``02 47 00 00 00`` for ``+33247000000``; what is written otherwise stays as it is."""
    if match := _NATIONAL.match(telephone):
        return NBSP.join(_PAIRS.findall("0" + match[1]))
    if match := _ABROAD.match(telephone):
        return NBSP.join((match[1], *_PAIRS.findall(match[2])))
    return telephone


def international(typed: str) -> str:
    """The standard's form of a number as people type it; what is no number stays as it is."""
    digits = _dialled(typed)
    if re.fullmatch(r"0\d{9}", digits):
        return _COUNTRY.get(digits[:4], "+33") + digits[1:]
    return digits if _DIALLED.match(digits) else typed.strip()


def tel_link(telephone: str) -> str:
    """``tel:+33247000000``; empty for what no telephone could dial."""
    digits = _dialled(telephone)
    return f"tel:{digits}" if _DIALLED.match(digits) else ""


def is_mobile(telephone: str) -> bool:
    """Whether a French mobile has this number, so that it can get an SMS."""
    return _MOBILE.match(international(telephone)) is not None


def _dialled(typed: str) -> str:
    digits = re.sub(r"[\s.\-–/]|\(0\)", "", typed)
    return "+" + digits[2:] if digits.startswith("00") else digits


def _day_of_month(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)
