"""« Ouvert maintenant · ferme à 18 h »: what is open, and what comes next, in French. Pure."""

from datetime import datetime
from zoneinfo import ZoneInfo

from services.directory.contract.hours.opening import Opening
from services.gateway.pages.words import DAYS, MONTHS, clock

NOW = {
    "open": "Ouvert maintenant",
    "closed": "Fermé",
    "by_appointment": "Sur rendez-vous",
    "unknown": "Ouverture à vérifier",
}
# What changes at that moment, by the state now and the one then.
NEXT = {
    ("open", "closed"): "ferme {}",
    ("open", "by_appointment"): "sur rendez-vous {}",
    ("closed", "open"): "ouvre {}",
    ("closed", "by_appointment"): "sur rendez-vous {}",
    ("by_appointment", "open"): "sans rendez-vous {}",
    ("by_appointment", "closed"): "ferme {}",
}


def opening_words(opening: Opening, now: datetime, zone: ZoneInfo) -> str:
    """Empty when the hours say nothing."""
    if opening.until is None:
        return "" if opening.state == "unknown" else NOW[opening.state]
    pattern = NEXT.get((opening.state, opening.then))
    if pattern is None:
        return NOW[opening.state]
    then = pattern.format(_moment(opening.until.astimezone(zone), now.astimezone(zone)))
    return f"{NOW[opening.state]} · {then}"


def _moment(then: datetime, now: datetime) -> str:
    """``à 18 h``, ``demain à 9 h``, ``lundi à 9 h``, ``le 3 décembre à 9 h``."""
    if (then.hour, then.minute) == (0, 0) and (then.date() - now.date()).days == 1:
        return "à minuit"
    return f"{_day(then, now)}à {clock(then.hour, then.minute)}"


def _day(then: datetime, now: datetime) -> str:
    days = (then.date() - now.date()).days
    if days < 2:
        return "demain " if days else ""
    if days < 7:
        return f"{DAYS[then.weekday()]} "
    year = "" if then.year == now.year else f" {then.year}"
    day = "1er" if then.day == 1 else str(then.day)
    return f"le {day} {MONTHS[then.month - 1]}{year} "
