"""Communes, and which of them a text may mean. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SHORT = {"st": "saint", "ste": "sainte"}
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae"})
_WORD = re.compile(r"[^\W_]+")


class KnownCommune(NamedTuple):
    """A commune as listings name it: how many they are, and the middle of their places."""

    nom: str
    code_postal: str
    places: int
    latitude: float
    longitude: float
    folded: str = ""


def fold(nom: str) -> str:
    """``St-Étienne`` and ``SAINT ETIENNE`` are one."""
    return " ".join(_SHORT.get(word, word) for word in _words(nom))


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
    words = _words(text)
    digits = "".join(word for word in words if word.isdigit())
    names = _spellings([word for word in words if not word.isdigit()])
    there = [known for known in communes if known.code_postal.startswith(digits)]
    contain = [known for known in there if any(name in known.folded for name in names)]
    return sorted(contain, key=lambda known: not known.folded.startswith(names))[:most]


def _spellings(words: Sequence[str]) -> tuple[str, ...]:
    """The last word may be unfinished: ``st`` is Saint- and the beginning of Strasbourg."""
    whole = [_SHORT.get(word, word) for word in words]
    return tuple({" ".join(whole), " ".join([*whole[:-1], *words[-1:]])})


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c)))


def _joined(one: KnownCommune, other: KnownCommune) -> KnownCommune:
    places = one.places + other.places
    return one._replace(
        places=places,
        latitude=(one.latitude * one.places + other.latitude * other.places) / places,
        longitude=(one.longitude * one.places + other.longitude * other.places) / places,
    )
