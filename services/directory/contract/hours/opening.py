"""Whether a place is open at an instant, and until when; in its own time, with its holidays."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from pydantic import AwareDatetime, BaseModel, ConfigDict

from services.directory.contract.hours.osm.engine import StateName
from services.directory.contract.hours.schedule import MIDNIGHT
from services.directory.contract.hours.timetable import Timetable, timetable_of
from services.directory.contract.place import PlaceDetails

_SEEN_AHEAD = timedelta(days=400)
_KEPT = 20_000  # openings; a busy minute asks for the same places again and again


class Opening(BaseModel):
    """« Ouvert · ferme à 18 h ». ``until`` is in the place's own zone; None when the state does not
    change for more than a year.

    ``then`` is the state that comes after: what is closed now may next be by appointment only.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    state: StateName
    until: AwareDatetime | None = None
    then: StateName = "unknown"


def opening_of(place: PlaceDetails, instant: datetime) -> Opening:
    """That of a place, as ``open_at`` says it; hours have no seconds."""
    return open_in_the_minute(timetable_of(place), instant)


def open_in_the_minute(timetable: Timetable, instant: datetime) -> Opening:
    """That of a timetable, asked for again and again in the same minute."""
    return _in_the_minute(timetable, instant.replace(second=0, microsecond=0))


def open_at(timetable: Timetable, instant: datetime) -> Opening:
    """The instant is aware.

    Hours that are missing, not valid, or not to be believed are « unknown ». So is a public
    holiday that the hours do not name: they were written with ordinary weeks in mind.
    """
    if timetable.says_nothing:  # nor would it for the next four hundred days
        return Opening(state="unknown")
    zone = timetable.territory.zone
    now = instant.astimezone(zone).replace(tzinfo=None)
    state: StateName = "closed"
    for begins, next_state in _states(timetable, now.date()):
        if begins <= now:
            state = next_state
        elif next_state != state:
            return Opening(state=state, until=begins.replace(tzinfo=zone), then=next_state)
    return Opening(state=state, then=state)


@lru_cache(_KEPT)
def _in_the_minute(timetable: Timetable, minute: datetime) -> Opening:
    return open_at(timetable, minute)


def _states(timetable: Timetable, first: date) -> Iterator[tuple[datetime, StateName]]:
    """Each state from its first minute on, by the clock of the place."""
    day = first
    while day < first + _SEEN_AHEAD:
        midnight = datetime.combine(day, time())
        minute = 0
        for spell in timetable.on(day):
            if spell.begins > minute:
                yield midnight + timedelta(minutes=minute), "closed"
            yield midnight + timedelta(minutes=spell.begins), spell.state
            minute = spell.ends
        if minute < MIDNIGHT:
            yield midnight + timedelta(minutes=minute), "closed"
        day += timedelta(days=1)
