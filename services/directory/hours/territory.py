"""The clock and the public holidays of a place, from its INSEE code or its postcode."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

_PARIS = "Europe/Paris"
_ALSACE = "6AE"
# By the beginning of the INSEE code: the zone, and what the library « holidays » calls it.
_ELSEWHERE = {
    "57": (_PARIS, "57"),
    "67": (_PARIS, _ALSACE),
    "68": (_PARIS, _ALSACE),
    "971": ("America/Guadeloupe", "971"),
    "972": ("America/Martinique", "972"),
    "973": ("America/Cayenne", "973"),
    "974": ("Indian/Reunion", "974"),
    "975": ("America/Miquelon", "PM"),
    "976": ("Indian/Mayotte", "976"),
    "977": ("America/St_Barthelemy", "BL"),
    "978": ("America/Marigot", "MF"),
    "986": ("Pacific/Wallis", "WF"),
    "987": ("Pacific/Tahiti", "PF"),
    "988": ("Pacific/Noumea", "NC"),
}
_POSTCODES = {"97133": "977", "97150": "978"}  # once of Guadeloupe, and the post still says so


@dataclass(frozen=True)
class Territory:
    """Where a place is in time."""

    zone: ZoneInfo
    subdivision: str = ""  # empty: the eleven holidays of all France

    def holidays_of(self, year: int) -> frozenset[date]:
        return _holidays(self.subdivision, year)


def territory_of(code_insee: str, code_postal: str = "") -> Territory:
    """The INSEE code says it; a postcode nearly always does. Unknown codes are of the mainland."""
    code = code_insee or _POSTCODES.get(code_postal, code_postal)
    known = _ELSEWHERE.get(code[:3]) or _ELSEWHERE.get(code[:2])
    zone, subdivision = known or (_PARIS, "")
    return _territory(zone, subdivision)


@lru_cache
def _territory(zone: str, subdivision: str) -> Territory:
    return Territory(ZoneInfo(zone), subdivision)


@lru_cache(maxsize=1000)
def _holidays(subdivision: str, year: int) -> frozenset[date]:
    from holidays import country_holidays  # heavy; those who only read hours do without

    return frozenset(country_holidays("FR", subdiv=subdivision or None, years=year))
