"""The hours of one place, day by day: its usual ones, and what holds against them on its days."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.hours.osm.engine import Spell
from services.directory.contract.hours.osm.trust import trusted
from services.directory.contract.hours.schedule import MIDNIGHT
from services.directory.contract.hours.territory import Territory, territory_of
from services.directory.contract.place import PlaceDetails

NOT_KNOWN = (Spell(0, MIDNIGHT, "unknown"),)
_KEPT = 20_000  # days of distinct hours


@dataclass(frozen=True)
class Timetable:
    """``osm`` may be empty; of ``exceptions`` that speak of one day the last one holds."""

    osm: str
    territory: Territory
    exceptions: tuple[ExceptionalHours, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Nothing is known of any day: no hours, or none to be believed."""
        return not self.exceptions and trusted(self.osm) is None

    def on(self, day: date) -> tuple[Spell, ...]:
        """What is not closed that day, by the clock of the place."""
        for exception in reversed(self.exceptions):
            if exception.first <= day <= exception.last:
                return exceptional_spells(exception.hours)
        return usual_spells(self.osm, day, day in self.territory.holidays_of(day.year))


def timetable_of(place: PlaceDetails) -> Timetable:
    """The timetable of a place, where its INSEE code or its postcode says it lies."""
    where = territory_of(place.code_insee, place.code_postal)
    return Timetable(place.horaires, where, place.exceptional_hours)


@lru_cache(_KEPT)
def usual_spells(osm: str, day: date, holiday: bool) -> tuple[Spell, ...]:
    """Of hours alone; nothing is known where they are missing or not to be believed."""
    hours = trusted(osm) if osm else None
    return hours.on(day, holiday) if hours else NOT_KNOWN


@lru_cache(1_000)
def exceptional_spells(hours: str) -> tuple[Spell, ...]:
    """``10:00-12:00,14:00-16:00`` as what is open; nothing is open when it is empty."""
    spans = [span.split("-") for span in hours.split(",") if span]
    return tuple(Spell(_minutes(begins), _minutes(ends), "open") for begins, ends in spans)


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
