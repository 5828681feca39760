"""What people decide about how far a listing is trusted. Pure."""

from dataclasses import replace
from datetime import datetime

from services.directory.contract.revision import Actor, Period
from services.directory.places.facts import PeriodChosen, Resumed, Suspended
from services.directory.places.place import Place


def suspended(place: Place, revision: int, by: Actor, now: datetime) -> Place:
    """Shown as suspended, and asked nothing; itself when it is. Raises as ``open_to``."""
    place.open_to(by, "suspend", revision)
    if place.suspended:
        return place
    fact = Suspended(by, now, {"suspended": False}, {"suspended": True})
    return replace(place, suspended=True).after(fact)


def resumed(place: Place, revision: int, by: Actor, now: datetime) -> Place:
    """As it was before; itself when it is not suspended. Raises as ``open_to``."""
    place.open_to(by, "suspend", revision)
    if not place.suspended:
        return place
    fact = Resumed(by, now, {"suspended": True}, {"suspended": False})
    return replace(place, suspended=False).after(fact)


def with_period(place: Place, period: Period, revision: int, by: Actor, now: datetime) -> Place:
    """Its confirmations hold so long, the last one too; itself when they did. Raises as
    ``open_to``.
    """
    place.open_to(by, "edit", revision)
    if place.period_days == period.days:
        return place
    chosen = replace(place, period_days=period.days)
    due_at = place.confirmed_at + chosen.period if place.confirmed_at else place.due_at
    before, after = {"period_days": place.period_days}, {"period_days": period.days}
    return replace(chosen, due_at=due_at).after(PeriodChosen(by, now, before, after))
