"""Times of the day as French people write them: 9h, 9 h 30, 09:30, 17 heures."""

import re

from services.directory.contract.hours.schedule import MIDNIGHT
from services.directory.hours.french import refusal
from services.directory.hours.french.refusal import Unclear

_HOUR = r"(?P<hour>\d{1,2}) ?(?:heures?|hrs?|h)"
_TIMES = (
    re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?!\d)(?:h(?![a-z]))?"),
    re.compile(r"(?P<hour>\d{1,2})h(?P<minute>2[5-9]|[3-5]\d)h(?![a-z0-9])"),  # 09h30h, no 15h18h
    # After a space, two digits are minutes only if they are usual ones and no hour follows:
    # « 13h 30 » is one time, « 16 h 18 h » are two.
    re.compile(_HOUR + r"(?P<minute>[0-5]\d| (?:00|15|30|45))(?!\d)(?! ?h)(?:mn|min)?"),
    re.compile(_HOUR + r"(?P<minute>)(?![a-z])(?! ?/ ?24| sur 24)"),  # « 24h/24 » is no time
)
_NUMBER = re.compile(r"(?P<hour>\d{1,2})(?![\w:])")


def read_time(text: str, start: int) -> tuple[int, int] | None:
    """The minutes of the time that begins just there, and where it ends."""
    for pattern in _TIMES:
        if found := pattern.match(text, start):
            return minutes(int(found["hour"]), int(found["minute"] or 0)), found.end()
    return None


def read_number(text: str, start: int) -> tuple[int, int] | None:
    """An hour without its « h », as in « de 9 à 12h »."""
    found = _NUMBER.match(text, start)
    return (int(found["hour"]), found.end()) if found else None


def minutes(hour: int, minute: int) -> int:
    """Since midnight. Nobody opens at 15:18: that was « 15h-18h » once."""
    of_the_day = hour * 60 + minute
    if of_the_day > MIDNIGHT or minute > 59 or minute % 5:
        raise Unclear(refusal.HOURS_WITHOUT_A_PAIR)
    return of_the_day
