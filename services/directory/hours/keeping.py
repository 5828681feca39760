"""Hours as somebody wrote them, as a listing keeps them: OSM's form, and the text beside it."""

import re

from services.directory.hours.french.plain import plain
from services.directory.hours.reading import ReadHours, read_hours

_DAY = re.compile(r"\b(?:lun|mar|mer|jeu|ven|sam|dim|jour|mo|tu|we|th|fr|su)")


def kept_hours(text: str) -> dict[str, str]:
    """``horaires`` and ``hours_text``: what cannot be read is only a text, what is
    ``opening_hours`` already needs none.
    """
    return as_kept(read_hours(text)) if text.strip() else {"horaires": "", "hours_text": ""}


def as_kept(read: ReadHours) -> dict[str, str]:
    """The same, of what was read."""
    osm = read.osm or ""
    text = read.text.strip()
    is_osm = osm == " ".join(text.split()).rstrip("; ")
    return {"horaires": osm, "hours_text": "" if is_osm else text}


def names_days(text: str) -> bool:
    """Whether a reader sees on which days these hours are; perhaps yes where it does not matter."""
    return bool(_DAY.search(plain(text)))
