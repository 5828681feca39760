"""When somebody wants to come, by the clocks of each place: pure."""

from collections.abc import Sequence

from services.directory.contract.hours.territory import Territory
from services.search.contract.opening import Window
from services.search.contract.search import PlaceSearch

Alternatives = Sequence[Window]


def asks_for_hours(search: PlaceSearch) -> bool:
    """Whether only open places are wanted. Its « now » was made a moment before."""
    assert not search.open_now, "whoever has the clock says open_at"
    return bool(search.open_at or search.open_during)


def windows_asked(search: PlaceSearch, territory: Territory) -> tuple[Alternatives, ...]:
    """A place must be open in one window of each of these, by the clocks of this territory."""
    asked: list[Alternatives] = []
    if search.open_at:
        asked.append((_minute(search, territory),))
    if search.open_during:
        asked.append(search.open_during)
    return tuple(asked)


def _minute(search: PlaceSearch, territory: Territory) -> Window:
    """An instant, or what every clock shows once."""
    at = search.open_at
    assert at is not None, "asked for only where it is given"
    if at.tzinfo is not None:
        at = at.astimezone(territory.zone)
    minute = at.hour * 60 + at.minute
    return Window(day=at.date(), begins=minute, ends=minute + 1)
