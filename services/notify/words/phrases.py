"""How moments are said in French, whatever the machine's locale."""

from datetime import datetime
from zoneinfo import ZoneInfo

NBSP = "\u00a0"
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


def french_moment(instant: datetime, zone: ZoneInfo) -> str:
    """``mardi 2 mars à 14 h 30``, as the clocks of the zone show it."""
    here = instant.astimezone(zone)
    day = "1er" if here.day == 1 else str(here.day)
    return f"{_DAYS[here.weekday()]} {day} {_MONTHS[here.month - 1]} à {_clock(here)}"


def _clock(here: datetime) -> str:
    minutes = f"{NBSP}{here.minute:02}" if here.minute else ""
    return f"{here.hour}{NBSP}h{minutes}"
