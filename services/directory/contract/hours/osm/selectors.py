"""The days a rule of ``opening_hours`` speaks of: ``Jul-Aug``, ``week 2-52/2``, ``Sa[2,4]``."""

import re

from services.directory.contract.hours.osm.writing import DAYS, MONTHS
from services.directory.contract.hours.periods import (
    EVERY_YEAR,
    Moment,
    NoSuchDay,
    Period,
    last_day,
)
from services.directory.contract.hours.schedule import HOLIDAY, WEEK, Selector, Weeks

_DAY = f"(?:{'|'.join(DAYS[:HOLIDAY])})"
_MONTH = f"(?:{'|'.join(MONTHS)})"
_DATE = rf"(?:(?:\d{{4}}\s*)?{_MONTH}\s*\d\d?)"
_PERIOD = rf"(?:{_DATE}(?:\s*-\s*(?:{_DATE}|\d\d?))?|(?:\d{{4}}\s*)?{_MONTH}(?:-{_MONTH})?)"
_SELECTOR = re.compile(
    rf"""(?P<period>{_PERIOD})?\s*
    (?P<weeks>week\s?0?[12]-5[23]/2)?\s*:?\s*
    (?P<days>{_DAY}\[[-\d,]+\]|(?:{_DAY}(?:-{_DAY})?|PH)(?:\s*,\s*(?:{_DAY}(?:-{_DAY})?|PH))*)?""",
    re.VERBOSE,
)
_MOMENT = re.compile(rf"(?:(?P<year>\d{{4}})\s*)?(?:(?P<month>{_MONTH})\s*)?(?P<day>\d\d?)")
_MONTHS = re.compile(rf"(?P<year>\d{{4}})?\s*(?P<first>{_MONTH})(?:-(?P<last>{_MONTH}))?")


class NotPlain(ValueError):
    """These hours are not of the forms that can be told in plain words."""


def read_selector(text: str) -> Selector:
    found = _SELECTOR.fullmatch(text.strip())
    if found is None:
        raise NotPlain(text)
    days, nth = _days(found["days"] or "")
    return Selector(days, nth, _weeks(found["weeks"]), _period(found["period"]))


def _weeks(text: str | None) -> Weeks:
    if not text:
        return ""
    return "even" if text.endswith("2-52/2") else _odd(text)


def _odd(text: str) -> Weeks:
    if not text.endswith("1-53/2"):
        raise NotPlain(text)
    return "odd"


def _days(text: str) -> tuple[frozenset[int], tuple[int, ...]]:
    if not text:
        return WEEK, ()
    if "[" in text:
        day, numbers = text.rstrip("]").split("[")
        return frozenset({DAYS.index(day)}), tuple(map(int, numbers.split(",")))
    return frozenset().union(*map(_run, text.split(","))), ()


def _run(text: str) -> frozenset[int]:
    first, *last = (DAYS.index(day.strip()) for day in text.split("-"))
    if not last:
        return frozenset({first})
    return frozenset((first + step) % 7 for step in range((last[0] - first) % 7 + 1))


def _period(text: str | None) -> Period | None:
    if not text:
        return None
    try:
        return _whole_months(text) or _dates(text)
    except (NoSuchDay, ValueError) as error:
        raise NotPlain(text) from error


def _whole_months(text: str) -> Period | None:
    found = _MONTHS.fullmatch(text)
    if found is None:
        return None
    year = int(found["year"] or EVERY_YEAR)
    first = MONTHS.index(found["first"]) + 1
    last = MONTHS.index(found["last"] or found["first"]) + 1
    return Period((year, first, 1), (year, last, last_day(year, last)))


def _dates(text: str) -> Period:
    first, *last = text.split("-")
    begins = _moment(first, (EVERY_YEAR, 0, 0))
    return Period(begins, _moment(last[0], begins) if last else begins)


def _moment(text: str, begins: Moment) -> Moment:
    """``2026 Aug 10-21`` ends in the month and the year that it begins in."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        raise NotPlain(text)
    month = MONTHS.index(found["month"]) + 1 if found["month"] else begins[1]
    return int(found["year"] or begins[0]), month, int(found["day"])
