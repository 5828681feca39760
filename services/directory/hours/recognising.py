"""Hours that are ``opening_hours`` already: kept as they are, if they may be believed."""

import re

from services.directory.contract.hours.osm.engine import evaluated
from services.directory.contract.hours.osm.repeating import says_a_day_twice
from services.directory.hours.french import refusal
from services.directory.hours.french.refusal import Unclear

# « 9:00-12:00 » alone is valid too, and means every day; a French text does not mean that, nor
# March by « Mar ».
_ITS_WORDS = re.compile(
    r"\b(?:Mo|Tu|We|Th|Fr|Su|PH|SH|Jan|Feb|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
    r'|^(?!.*\bMar\b).*\bSa(?=\[| (?:off|closed|\d\d:|"))|^24/7|^(?:off|closed)$|^"[^"]*"$'
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
