"""What is spoken at a place beside French. Pure."""

from collections.abc import Mapping

from services.directory.contract.place import PlaceDetails, Words

ENGLISH = "Anglais"
SAYS_ENGLISH = "Langues étrangères (anglais)"  # the one language that the standard has a word for
CODES: Mapping[str, str] = {
    "Langue des signes (LSF)": "fsl",
    "Albanais": "sq",
    "Allemand": "de",
    "Anglais": "en",
    "Arabe": "ar",
    "Arménien": "hy",
    "Bambara": "bm",
    "Chinois": "zh",
    "Dari (persan)": "fa",
    "Espagnol": "es",
    "Géorgien": "ka",
    "Italien": "it",
    "Pachto": "ps",
    "Portugais": "pt",
    "Roumain": "ro",
    "Russe": "ru",
    "Soninké": "snk",
    "Tamoul": "ta",
    "Turc": "tr",
    "Ukrainien": "uk",
}
"""Of BCP 47."""


def languages_of(place: PlaceDetails) -> Words:
    """Its own words first; then English, where only the standard's word says so."""
    if SAYS_ENGLISH in place.prise_en_charge_specifique and ENGLISH not in place.langues:
        return (*place.langues, ENGLISH)
    return place.langues
