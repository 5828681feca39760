"""Whether a place is open at an instant, and until when; in its own time, with its holidays."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.directory.hours.osm.engine import Evaluated, StateName
from services.directory.hours.osm.trust import trusted
from services.directory.hours.schedule import MIDNIGHT

HolidaysOf = Callable[[int], Collection[date]]  # of a year

_SEEN_AHEAD = timedelta(days=400)


@dataclass(frozen=True)
class Opening:
    """``until`` is None when the state is not known, or does not change for more than a year.

    ``then`` is the state that comes after: what is closed now may next be by appointment only.
    """

    state: StateName
    until: datetime | None
    then: StateName = "unknown"


def open_at(osm: str | None, instant: datetime, zone: ZoneInfo, holidays_of: HolidaysOf) -> Opening:
    """« Ouvert · ferme à 18 h ». The instant is aware; ``until`` is in the place's own zone.

    Hours that are missing, not valid, or not to be believed are « unknown ». So is a public
    holiday that the hours do not name: they were written with ordinary weeks in mind.
    """
    hours = trusted(osm) if osm else None
    if hours is None:
        return Opening("unknown", None)
    now = instant.astimezone(zone).replace(tzinfo=None)
    state: StateName = "closed"
    for begins, next_state in _states(hours, now.date(), holidays_of):
        if begins <= now:
            state = next_state
        elif next_state != state:
            return Opening(state, begins.replace(tzinfo=zone), next_state)
    return Opening(state, None, state)


def next_change(
    osm: str | None, instant: datetime, zone: ZoneInfo, holidays_of: HolidaysOf
) -> datetime | None:
    """When what ``open_at`` answers will be another state."""
    return open_at(osm, instant, zone, holidays_of).until


def _states(
    hours: Evaluated, first: date, holidays_of: HolidaysOf
) -> Iterator[tuple[datetime, StateName]]:
    """Each state from its first minute on, by the clock of the place."""
    day = first
    while day < first + _SEEN_AHEAD:
        midnight = datetime.combine(day, time())
        minute = 0
        for spell in hours.on(day, day in holidays_of(day.year)):
            if spell.begins > minute:
                yield midnight + timedelta(minutes=minute), "closed"
            yield midnight + timedelta(minutes=spell.begins), spell.state
            minute = spell.ends
        if minute < MIDNIGHT:
            yield midnight + timedelta(minutes=minute), "closed"
        day += timedelta(days=1)
