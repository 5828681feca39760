"""How long a listing is trusted, and when its structure is asked again. Pure."""

import hashlib
from datetime import date, datetime, timedelta

CONFIRMED_FOR = timedelta(days=180)


def first_due(place_id: str, now: datetime) -> datetime:
    """A moment within the period that begins now, drawn from the id to the second.

    An import brings thousands of places at once: they must not all be asked on one day.
    """
    drawn = int.from_bytes(hashlib.sha256(place_id.encode()).digest()[:8], "big")
    return now + timedelta(seconds=drawn % int(CONFIRMED_FOR.total_seconds()))


def fresh_until(updated: date | None, confirmed_at: datetime | None) -> date | None:
    """The day after which the listing waits to be confirmed; None when nothing says how old."""
    known = [updated, confirmed_at and confirmed_at.date()]
    latest = max((day for day in known if day), default=None)
    return latest + CONFIRMED_FOR if latest else None
