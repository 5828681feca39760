"""Dates and seasons in French, each read as one word of the sentence."""

import re
from datetime import date

from services.directory.contract.hours.periods import (
    EVERY_YEAR,
    Moment,
    NoSuchDay,
    Period,
    last_day,
)
from services.directory.hours.french import refusal
from services.directory.hours.french.refusal import Unclear

_NAMES = ["jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec"]
_WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_MONTH = (
    r"(?:janv(?:ier|\.)?|fev(?:rier|r\.?|\.)?|mars|avr(?:il|\.)?|mai|juin|juil(?:let|\.)?|aout"
    r"|sept(?:embre|\.)?|oct(?:obre|\.)?|nov(?:embre|\.)?|dec(?:embre|\.)?)(?![a-z])"
)
_DAY = r"(?:1er|[0-3]?\d)"
_DATE = rf"(?:{_DAY} {_MONTH}(?: 20\d\d)?|\d\d?/\d\d?/20\d\d)"
_UNTIL = r"(?: ?- ?| jusqu'au | au )"
_OF = r"(?:en |de |d'|(?:au|du) mois (?:de |d'))?"

_FROM_TO = re.compile(rf"(?:du )?(?P<first>{_DATE}|{_DAY}){_UNTIL}(?P<last>{_DATE})")
_ON = re.compile(rf"(?:le )?(?:(?P<weekday>{'|'.join(_WEEKDAYS)}) )?(?P<last>{_DATE})")
_MONTHS = re.compile(
    rf"{_OF}(?P<first>{_MONTH})"
    rf"(?:(?P<to> ?- ?| a | au | jusqu'(?:a|en) |/| et |, ?)(?P<last>{_MONTH}))?(?P<year> 20\d\d)?"
)
_NUMBERS = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")
_WORDS = re.compile(rf"({_DAY})(?: ({_MONTH}))?(?: (\d{{4}}))?")


def read_period(text: str, start: int) -> tuple[Period, int] | None:
    """The period that begins just there, and where it ends."""
    for pattern, meaning in ((_FROM_TO, _from_to), (_ON, _from_to), (_MONTHS, _months)):
        if found := pattern.match(text, start):
            try:
                return meaning(found), found.end()
            except NoSuchDay as error:
                raise Unclear(refusal.NO_SUCH_DATE) from error
    return None


def _from_to(found: re.Match[str]) -> Period:
    parts = found.groupdict()
    last = _moment(parts["last"])
    period = Period(_moment(parts.get("first") or parts["last"], last), last)
    if weekday := parts.get("weekday"):
        _see_that_it_is_one(period, weekday)
    return period


def _see_that_it_is_one(period: Period, weekday: str) -> None:
    """« le lundi 3 mars 2026 » was a Tuesday: the day or the date is wrong, or the year."""
    if period.yearly:
        raise Unclear(refusal.DATES_WITHOUT_A_YEAR)
    if date(*period.first).weekday() != _WEEKDAYS.index(weekday):
        raise NoSuchDay(weekday)


def _moment(text: str, end: Moment = (EVERY_YEAR, 0, 0)) -> Moment:
    """What a beginning does not say, its end says: « du 24 décembre au 2 janvier 2027 »."""
    if numbers := _NUMBERS.fullmatch(text):
        return int(numbers[3]), int(numbers[2]), int(numbers[1])
    words = _WORDS.fullmatch(text)
    assert words
    day = int(words[1].removesuffix("er"))
    month = _month(words[2]) if words[2] else end[1]
    if words[3]:
        return int(words[3]), month, day
    passes_new_year = end[0] != EVERY_YEAR and (month, day) > end[1:]
    return end[0] - passes_new_year, month, day


def _months(found: re.Match[str]) -> Period:
    first, last = _month(found["first"]), _month(found["last"] or found["first"])
    if found["to"] and found["to"].strip() in {"/", "et", ","} and last != first % 12 + 1:
        raise Unclear(refusal.AMBIGUOUS_SEASON)
    year = int(found["year"] or EVERY_YEAR)
    before = year - 1 if year and first > last else year
    return Period((before, first, 1), (year, last, last_day(year, last)))


def _month(name: str) -> int:
    return next(number for number, start in enumerate(_NAMES, 1) if name.startswith(start))
