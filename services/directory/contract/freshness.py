"""How far a listing can be trusted today."""

from datetime import date
from typing import Literal

from services.directory.contract.place import PlaceSnapshot

Freshness = Literal["up_to_date", "due", "unverified", "suspended"]


def freshness(place: PlaceSnapshot, today: date) -> Freshness:
    """``up_to_date`` until the listing waits to be confirmed, then ``due``; ``unverified`` once
    reminders went unanswered, or if nothing says how old it is; ``suspended`` before all else.
    """
    if place.suspended:
        return "suspended"
    if place.fresh_until is None:
        return "unverified"
    if today <= place.fresh_until:
        return "up_to_date"
    return "unverified" if place.unverified_since else "due"
