"""When an SMS may be delivered: from 8 to 20 o'clock there, on working days and Saturdays.

No law sets hours; these are the narrowest that French operators ask for.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from services.directory.contract.zones import holidays_of

OPENS, CLOSES = time(8), time(20)
_SUNDAY = 6


def next_allowed(instant_utc: datetime, zone: ZoneInfo, code_postal: str) -> datetime:
    """The instant itself when an SMS may ring there then, else the next opening; in UTC."""
    here = instant_utc.astimezone(zone)
    territory = holidays_of(code_postal)
    if not _is_quiet(here.date(), territory) and here.time() < CLOSES:
        return max(instant_utc, _opening(here.date(), zone)).astimezone(UTC)
    day = here.date() + timedelta(days=1)
    while _is_quiet(day, territory):
        day += timedelta(days=1)
    return _opening(day, zone)


def _opening(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, OPENS, zone).astimezone(UTC)


def _is_quiet(day: date, territory: str) -> bool:
    return day.weekday() == _SUNDAY or day in _holidays(territory, day.year)


@lru_cache(maxsize=32)
def _holidays(territory: str, year: int) -> frozenset[date]:
    # Imported by the first SMS only: it costs 100 ms and 17 MB, which rooms without SMS can save.
    from holidays import country_holidays

    return frozenset(country_holidays("FR", subdiv=territory or None, years=year))
