"""Opening hours in schema.org's words: only those that hold every week, and dated ones. Pure."""

from typing import Any

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.hours.schedule import HOLIDAY, MIDNIGHT
from services.directory.contract.hours.sentences import ordinary_week
from services.directory.contract.hours.timetable import exceptional_spells

Json = dict[str, Any]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def usual_hours(osm: str) -> list[Json]:
    """Of those that are the same every week, when one may walk in."""
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": DAYS[day],
            "opens": _time(stretch.opens),
            "closes": _time(stretch.closes),
        }
        for day, stretches in sorted(ordinary_week(osm).items())
        if day != HOLIDAY
        for stretch in stretches
        if not stretch.comment
    ]


def exceptional_hours(exceptions: tuple[ExceptionalHours, ...]) -> list[Json]:
    """On their days alone; closed all day is from midnight to midnight, as search engines have
    it.
    """
    return [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": each.first.isoformat(),
            "validThrough": each.last.isoformat(),
            "opens": _time(begins),
            "closes": _time(ends),
        }
        for each in exceptions
        for begins, ends in _spans(each)
    ]


def _spans(exception: ExceptionalHours) -> list[tuple[int, int]]:
    spells = exceptional_spells(exception.hours)
    return [(each.begins, each.ends) for each in spells] or [(0, 0)]


def _time(minutes: int) -> str:
    return "{:02}:{:02}".format(*divmod(min(minutes, MIDNIGHT - 1), 60))
