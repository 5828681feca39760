"""Whose clocks and whose public holidays hold where an INSEE code or a postcode says. Pure."""

from zoneinfo import ZoneInfo

_PARIS = "Europe/Paris"
_ALSACE = "6AE"
# By the beginning of the code: the zone, and what the library « holidays » calls it.
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


def zone_of(code: str) -> ZoneInfo:
    """The clocks; those of Paris when the code says nothing else."""
    return ZoneInfo(_known(code)[0])


def holidays_of(code: str) -> str:
    """The subdivision whose public holidays are kept, as « holidays » names it; empty: those of
    all France.
    """
    return _known(code)[1]


def all_known() -> frozenset[tuple[str, str]]:
    """Every zone's name with the subdivision of its holidays."""
    return frozenset({(_PARIS, ""), *_ELSEWHERE.values()})


def _known(code: str) -> tuple[str, str]:
    code = _POSTCODES.get(code, code)
    return _ELSEWHERE.get(code[:3]) or _ELSEWHERE.get(code[:2]) or (_PARIS, "")
