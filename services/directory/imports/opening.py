"""When a place is open: read into the form of OSM, or kept as the text it is. Pure."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from services.directory.hours.keeping import as_kept, names_days
from services.directory.hours.reading import ReadHours, read_hours
from services.directory.imports.draft import Draft

_log = logging.getLogger(__name__)


def settle_hours(draft: Draft, days: str, times: Mapping[str, str]) -> None:
    """What cannot be read stays as text and is shown as text: an hour is never invented."""
    text = draft.text("horaires")
    if not text and not times:
        return
    read = _read_somehow(draft, text, days, times)
    if read.osm is None:
        draft.warn("horaires", "hours_as_text", text)
    elif read.osm != text:
        draft.correct("horaires", "hours_read", read.osm)
    draft.texts |= as_kept(replace(read, text=_as_written(text, days, times)))


def _as_written(text: str, days: str, times: Mapping[str, str]) -> str:
    """All that the source says of its hours: their days may have a column of their own."""
    said = text or ", ".join(times.values())
    return f"{days} : {said}" if days and not names_days(text) else said


def _read_somehow(draft: Draft, text: str, days: str, times: Mapping[str, str]) -> ReadHours:
    """A fault of ours over one text costs that text its form, and the import nothing."""
    try:
        return _read(text, days, tuple(times.items()))
    except Exception:
        _log.exception("hours could not be read", extra={"row": draft.where[1]})
        draft.warn("horaires", "hours_not_read", text)
        return ReadHours(None, "not_read", text)


@lru_cache(maxsize=4096)  # many places keep the same hours, and each file is read again
def _read(text: str, days: str, times: tuple[tuple[str, str], ...]) -> ReadHours:
    return read_hours(text, days, dict(times))
