"""Closures and hours of certain dates, added to the usual hours of a place.

They are rules of ``opening_hours`` like any other, so that whoever reads the hours reads them too.
"""

from datetime import date

from services.directory.hours.osm.writing import write
from services.directory.hours.periods import Period
from services.directory.hours.schedule import Day, Rule, Schedule, Selector


def with_closure(osm: str, first: date, last: date, reason: str = "") -> str:
    """Closed from a day to a day, both included. Raises NoSuchDay for an end before that."""
    note = " ".join(reason.replace('"', " ").split())
    return _with(osm, Rule(Selector(period=_period(first, last)), (), note))


def with_exceptional_hours(osm: str, day: date, hours: Day) -> str:
    """Only these hours on that day, whatever the usual ones are."""
    return _with(osm, Rule(Selector(period=_period(day, day)), hours))


def _with(osm: str, rule: Rule) -> str:
    """A later rule holds against an earlier one."""
    return f"{osm.strip().rstrip('; ')}; {write(Schedule((rule,)))}"


def _period(first: date, last: date) -> Period:
    return Period((first.year, first.month, first.day), (last.year, last.month, last.day))
