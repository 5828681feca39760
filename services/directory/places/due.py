"""When the structure of a new listing is first asked. Pure."""

import hashlib
from datetime import datetime, timedelta

from services.directory.places.trusted import USUAL_DAYS

CONFIRMED_FOR = timedelta(days=USUAL_DAYS)


def first_due(place_id: str, now: datetime) -> datetime:
    """A moment within the period that begins now, drawn from the id to the second.

    An import brings thousands of places at once: they must not all be asked on one day.
    """
    drawn = int.from_bytes(hashlib.sha256(place_id.encode()).digest()[:8], "big")
    return now + timedelta(seconds=drawn % int(CONFIRMED_FOR.total_seconds()))
