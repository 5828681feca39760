"""What of a listing the national standard's schema allows, v1.0.2: its files hold nothing else.

The standard requires five columns that a listing may lack; each then holds a value that says so.
What the schema forbids is left out of the files and stays in the API. Pure.
"""

import re
from collections.abc import Iterable, Mapping
from typing import get_args

from services.directory.contract import vocabulary

INSTEAD: Mapping[str, str] = {
    "pivot": "00000000000000",  # the reference library's own
    "commune": "à préciser",
    "code_postal": "00000",
    "adresse": "à préciser",
    "date_maj": "2000-01-01",  # before there was any: as old as can be
}
LONGEST_SUMMARY = 280
_PATTERNS = {
    "pivot": r"[a-zA-Z0-9]{9,14}",
    "code_postal": r"[0-9]{5}",
    "code_insee": r"([013-9][0-9]|2[AB1-9])[0-9]{3}",
    "telephone": r"\+(33|590|594|262|596|269|687|689|508|681)[0-9]{6,9}",
}
_WORDS: Mapping[str, tuple[str, ...]] = {
    "itinerance": get_args(vocabulary.Itinerance),
    "services": get_args(vocabulary.Service),
    "publics_specifiquement_adresses": get_args(vocabulary.Public),
    "prise_en_charge_specifique": get_args(vocabulary.PriseEnCharge),
    "frais_a_charge": get_args(vocabulary.Frais),
    "dispositif_programmes_nationaux": vocabulary.DISPOSITIFS,
    "formations_labels": vocabulary.FORMATIONS,
    "modalites_acces": get_args(vocabulary.ModaliteAcces),
    "modalites_accompagnement": get_args(vocabulary.ModaliteAccompagnement),
}
# The schema's pattern lacks the space that its description and the reference library have.
_SPELT = {"Étapes numériques (La Poste)": "Étapes numériques(La Poste)"}


def allowed_words(name: str, said: Iterable[str]) -> list[str]:
    """Those that the enumeration of this column knows, in its spelling; all where it has none."""
    known = _WORDS.get(name)
    return [_SPELT.get(word, word) for word in said if known is None or word in known]


def allowed_text(name: str, said: str) -> str:
    """The text, if it is of the column's form; else what says that nobody has said."""
    if name == "presentation_resume":
        return _shortened(said)
    pattern = _PATTERNS.get(name)
    is_allowed = pattern is None or re.fullmatch(pattern, said) is not None
    return (said if is_allowed else "") or INSTEAD.get(name, "")


def _shortened(said: str) -> str:
    if len(said) <= LONGEST_SUMMARY:
        return said
    return said[: LONGEST_SUMMARY - 1].rsplit(None, 1)[0] + "…"
