"""Hours that are ``opening_hours`` already: kept as they are, if they may be believed."""

import re
from itertools import combinations

from services.directory.hours.french import refusal
from services.directory.hours.french.refusal import Unclear
from services.directory.hours.osm.engine import evaluated
from services.directory.hours.osm.reading import read
from services.directory.hours.osm.selectors import NotPlain
from services.directory.hours.schedule import Rule

# « 9:00-12:00 » alone is valid too, and means every day; a French text does not mean that, nor
# March by « Mar ».
_ITS_WORDS = re.compile(
    r"\b(?:Mo|Tu|We|Th|Fr|Su|PH|SH|Jan|Feb|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
    r'|^(?!.*\bMar\b).*\bSa(?=\[| (?:off|closed|\d\d:|"))|^24/7|^"[^"]*"$'
)
_SCHOOL_HOLIDAYS = re.compile(r"\bSH\b")


def recognised(text: str) -> str | None:
    """The hours themselves; None when this is no ``opening_hours``. Raises Unclear for a doubt."""
    osm = " ".join(text.split()).rstrip("; ")
    if not _ITS_WORDS.search(osm):
        return None
    if _SCHOOL_HOLIDAYS.search(osm) and evaluated(_SCHOOL_HOLIDAYS.sub("PH", osm)):
        raise Unclear(refusal.SCHOOL_HOLIDAYS)
    if evaluated(osm) is None:
        return None
    if says_a_day_twice(osm):
        raise Unclear(refusal.DAY_SAID_TWICE)
    return osm


def says_a_day_twice(osm: str) -> bool:
    """By the letter ``Mo 09:00-12:00; Mo 14:00-17:00`` closes the morning; it never means to."""
    try:
        rules = read(osm).rules
    except NotPlain:
        return False
    return any(_seem_to_add(one, other) for one, other in combinations(rules, 2))


def _seem_to_add(one: Rule, other: Rule) -> bool:
    """The same kind of days, and hours that have nothing in common."""
    same_kind = (
        one.selector.period == other.selector.period
        and one.selector.weeks == other.selector.weeks
        and one.selector.nth == other.selector.nth
        and one.selector.days & other.selector.days
    )
    if not (same_kind and one.day and other.day):
        return False
    return not any(a.opens < b.closes and b.opens < a.closes for a in one.day for b in other.day)
