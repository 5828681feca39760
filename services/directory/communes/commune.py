"""Communes, and which of them a text may mean. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from services.directory.contract.gazetteer.asked import spellings
from services.directory.contract.gazetteer.words import fold, words


class KnownCommune(NamedTuple):
    """A commune as listings name it: how many they are, and the middle of their places."""

    nom: str
    code_postal: str
    places: int
    latitude: float
    longitude: float
    folded: str = ""


def merged(communes: Iterable[KnownCommune]) -> tuple[KnownCommune, ...]:
    """Each once, under the name that most listings give it; those with most places first."""
    found: dict[tuple[str, str], KnownCommune] = {}
    for commune in sorted(communes, key=lambda commune: -commune.places):
        folded = fold(commune.nom)
        known = found.get((folded, commune.code_postal))
        joined = _joined(known, commune) if known else commune._replace(folded=folded)
        found[folded, commune.code_postal] = joined
    return tuple(sorted(found.values(), key=lambda known: (-known.places, known.folded)))


def meant_by(text: str, communes: Sequence[KnownCommune], most: int) -> list[KnownCommune]:
    """Those whose name begins with the text, then those that contain it, of those whose postcode
    begins with its digits. An empty text means all of them.
    """
    said = words(text)
    digits = "".join(word for word in said if word.isdigit())
    names = spellings([word for word in said if not word.isdigit()]) or ("",)
    there = [known for known in communes if known.code_postal.startswith(digits)]
    contain = [known for known in there if any(name in known.folded for name in names)]
    return sorted(contain, key=lambda known: not known.folded.startswith(names))[:most]


def _joined(one: KnownCommune, other: KnownCommune) -> KnownCommune:
    places = one.places + other.places
    return one._replace(
        places=places,
        latitude=(one.latitude * one.places + other.latitude * other.places) / places,
        longitude=(one.longitude * one.places + other.longitude * other.places) / places,
    )
