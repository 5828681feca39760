"""The clock and the public holidays of a place, from its INSEE code or its postcode."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from services.directory.contract.zones import all_known, holidays_of, zone_of


@dataclass(frozen=True)
class Territory:
    """Where a place is in time."""

    zone: ZoneInfo
    subdivision: str = ""  # empty: the eleven holidays of all France

    def holidays_of(self, year: int) -> frozenset[date]:
        return _holidays(self.subdivision, year)


def all_territories() -> frozenset[Territory]:
    """Those that differ in their clocks or in their holidays."""
    return frozenset(Territory(ZoneInfo(zone), name) for zone, name in all_known())


@lru_cache(maxsize=40_000)  # communes
def territory_of(code_insee: str, code_postal: str = "") -> Territory:
    """The INSEE code says it; a postcode nearly always does. Unknown codes are of the mainland."""
    code = code_insee or code_postal
    return Territory(zone_of(code), holidays_of(code))


@lru_cache(maxsize=1000)
def _holidays(subdivision: str, year: int) -> frozenset[date]:
    from holidays import country_holidays  # heavy; those who only read hours do without

    return frozenset(country_holidays("FR", subdiv=subdivision or None, years=year))
