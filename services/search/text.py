"""The text in which a place is found by its words, the same for every engine: pure."""

import re
from collections.abc import Iterable, Iterator

from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.vocabulary import NOT_ACCESSIBLE
from services.search.synonyms import called, told_apart
from services.search.words import STOP_WORDS, fold, tokens

SORT_NAME_LENGTH = 60

_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")


def sort_name(place: PlaceSnapshot) -> str:
    """By what places are ordered when nothing else orders them."""
    return fold(place.nom)[:SORT_NAME_LENGTH]


def text_of(place: PlaceSnapshot) -> str:
    """All of it, one thing a line. Not its hours: nobody looks for « vacances » to learn them."""
    return told_apart("\n".join(_lines(place)))


def plain_words(text: str) -> list[str]:
    """The words of a text that say something, each once."""
    return sorted(set(tokens(text)) - STOP_WORDS)


def _lines(place: PlaceSnapshot) -> Iterable[str]:
    return (
        place.nom,
        place.commune,
        place.code_postal,
        place.adresse,
        place.complement_adresse,
        place.structure_parente,
        place.presentation_resume,
        place.presentation_detail,
        *place.services,
        *place.publics_specifiquement_adresses,
        *place.prise_en_charge_specifique,
        *place.itinerance,
        *place.dispositif_programmes_nationaux,
        *place.formations_labels,
        *place.autres_formations_labels,
        *place.langues,
        *_open_to(place),
        *place.equipements,
        *map(called, place.typologie),
        *(f"{stop.nom}\n{stop.commune}" for stop in place.stops),
        *_in_one_word(place),
    )


def _open_to(place: PlaceSnapshot) -> Iterator[str]:
    """Whoever asks for « accessible » does not ask for what is not."""
    return (each for each in place.accessibilite if each != NOT_ACCESSIBLE)


def _in_one_word(place: PlaceSnapshot) -> Iterator[str]:
    """``Château-Renard`` as « chateaurenard », ``Cyber-Base`` as « cyberbase »."""
    for compound in _COMPOUND.findall(f"{place.nom}\n{place.commune}"):
        yield compound.replace("-", "")
