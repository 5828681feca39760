"""Whose clocks hold where a workshop takes place. Pure. Notify, which tells of it, agrees."""

from zoneinfo import ZoneInfo

MAINLAND = "Europe/Paris"
_ZONES = {
    "97133": "America/St_Barthelemy",
    "97150": "America/Marigot",
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
    "986": "Pacific/Wallis",
    "987": "Pacific/Tahiti",
    "988": "Pacific/Noumea",
}


def zone_of(code_postal: str) -> ZoneInfo:
    """The clocks of this postcode; those of Paris when it says nothing else."""
    return ZoneInfo(_ZONES.get(code_postal[:5]) or _ZONES.get(code_postal[:3]) or MAINLAND)
