"""When a place is open: read into the form of OSM, or kept as the text it is. Pure."""

from collections.abc import Mapping
from functools import lru_cache

from services.directory.hours.reading import ReadHours, read_hours
from services.directory.imports.draft import Draft


def settle_hours(draft: Draft, days: str, times: Mapping[str, str]) -> None:
    """What cannot be read stays as text and is shown as text: an hour is never invented."""
    text = draft.text("horaires")
    if not text and not times:
        return
    read = _read(text, days, tuple(times.items()))
    if read.osm is None:
        draft.warn("horaires", "hours_as_text", text)
    elif read.osm != text:
        draft.correct("horaires", "hours_read", read.osm)


@lru_cache(maxsize=4096)  # a file is read thrice, and many places keep the same hours
def _read(text: str, days: str, times: tuple[tuple[str, str], ...]) -> ReadHours:
    return read_hours(text, days, dict(times))
