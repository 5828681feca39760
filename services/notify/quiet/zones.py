"""Where a postcode is: which clocks and which public holidays hold there."""

from zoneinfo import ZoneInfo

_MAINLAND = "Europe/Paris"
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
_TERRITORIES = {  # as the package holidays names them; "57" also has Good Friday
    **dict.fromkeys(("57", "67", "68"), "57"),
    **dict.fromkeys(("97133", "977"), "BL"),
    **dict.fromkeys(("97150", "978"), "MF"),
    **{each: each for each in ("971", "972", "973", "974", "976")},
    **{"975": "PM", "986": "WF", "987": "PF", "988": "NC"},
}


def zone_of(code_postal: str) -> ZoneInfo:
    """The clocks of this postcode; those of Paris when it says nothing else."""
    return ZoneInfo(_longest_start(code_postal, _ZONES) or _MAINLAND)


def territory_of(code_postal: str) -> str | None:
    """Whose own public holidays are kept there, if any."""
    return _longest_start(code_postal, _TERRITORIES)


def _longest_start(code_postal: str, table: dict[str, str]) -> str | None:
    starts = (table.get(code_postal[:length]) for length in (5, 3, 2))
    return next(filter(None, starts), None)
