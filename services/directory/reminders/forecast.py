"""How many structures would be asked, and by what they could be reached. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.directory.contract.place import PlaceDetails
from services.directory.places.contacts import email_of, mobile_of
from services.directory.places.place import Place

PARIS = ZoneInfo("Europe/Paris")
WITHIN_DAYS = {"today": 0, "within 7 days": 7, "within 30 days": 30}


@dataclass
class Forecast:
    """The places of a territory; those due by some day, counted by how they can be reached."""

    places: int = 0
    due: dict[str, Counter[str]] = field(
        default_factory=lambda: {days: Counter() for days in WITHIN_DAYS}
    )


def forecast(places: Iterable[Place], now: datetime) -> Forecast:
    """What lies ahead; who was asked already counts on the day of the next rung."""
    found = Forecast()
    for place in places:
        found.places += 1
        if place.ask_at and place.details:
            _count(found, place.ask_at, reached_by(place.details), now)
    return found


def reached_by(details: PlaceDetails) -> str:
    """``sms`` goes before ``email``; ``nothing`` when the listing publishes neither."""
    if mobile_of(details):
        return "sms"
    return "email" if email_of(details) else "nothing"


def in_words(found: Forecast, territory: str) -> str:
    """For whoever decides."""
    lines = [f"{territory}: {found.places} places."]
    for days, ways in found.due.items():
        lines.append(
            f"  Due {days}: {ways.total()}; to reach by SMS {ways['sms']}, "
            f"by e-mail only {ways['email']}, by nothing published {ways['nothing']}."
        )
    return "\n".join(lines)


def _count(found: Forecast, ask_at: datetime, way: str, now: datetime) -> None:
    for days, within in WITHIN_DAYS.items():
        if ask_at < _midnight_after(now, within):
            found.due[days][way] += 1


def _midnight_after(now: datetime, days: int) -> datetime:
    last_day = now.astimezone(PARIS).date() + timedelta(days=days)
    return datetime.combine(last_day + timedelta(days=1), time(), PARIS)
