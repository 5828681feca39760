"""How far a listing can be trusted today."""

from datetime import date
from typing import Literal

from services.directory.contract.place import PlaceSnapshot

Freshness = Literal["up_to_date", "due", "unverified", "suspended"]


def freshness(place: PlaceSnapshot, today: date) -> Freshness:
    """``up_to_date`` until the listing waits to be confirmed; ``unverified`` if nothing says."""
    if place.fresh_until is None:
        return "unverified"
    return "up_to_date" if today <= place.fresh_until else "due"
