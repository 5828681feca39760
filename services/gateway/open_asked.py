"""« Ouvert samedi », « ouvert le soir »: the days and hours that are meant from today on. Pure."""

from datetime import date, timedelta
from typing import Literal, get_args

from services.search.contract.opening import MIDNIGHT, Window

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
EVENING = 18 * 60
_WEEK = 7


def windows_of(weekday: Weekday | None, evenings: bool, today: date) -> tuple[Window, ...]:
    """The next such weekday, today if it is one; of it, or of the next seven days, the evenings."""
    if weekday is None and not evenings:
        return ()
    days = [today + timedelta(days) for days in range(_WEEK)]
    begins = EVENING if evenings else 0
    return tuple(
        Window(day=day, begins=begins, ends=MIDNIGHT)
        for day in days
        if weekday is None or WEEKDAYS[day.weekday()] == weekday
    )
