"""Corrections of the words of an enumeration: spelling, separator, older names."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from services.directory.cleaning.corrected import Corrected, Correction
from services.directory.cleaning.enumerations import ENUMERATIONS
from services.directory.cleaning.folding import fold
from services.directory.cleaning.legacy import LEGACY

# Tried in this order; the last three also stand inside words of the standard.
_SEPARATORS = (";", "\n", " / ", ",", "/")
_ALWAYS = (";", "\n")
_ITEM = re.compile(r'"((?:[^"\\]|\\.)*)"|([^,{}"]+)')


def array_items(text: str) -> list[str]:
    """What a PostgreSQL array literal holds: ``{EPN,"Promeneur du net"}``."""
    found = [
        re.sub(r"\\(.)", r"\1", quoted) if quoted else plain
        for quoted, plain in _ITEM.findall(text[1:-1])
    ]
    return [item.strip() for item in found if item.strip() and item != "NULL"]


def is_array(text: str) -> bool:
    """Whether it is such a literal."""
    return text.startswith("{") and text.endswith("}")


def separated(field: str) -> Correction:
    """Between two words stands ``|``, whatever the source put there."""

    def correct(text: str) -> Corrected | None:
        if is_array(text):
            return Corrected("|".join(array_items(text)), "postgresql_array")
        pieces = text.split("|")
        words = [word for piece in pieces for word in _cut(field, piece)]
        return Corrected("|".join(words), "separator") if len(words) > len(pieces) else None

    return correct


def spelled(field: str) -> Correction:
    """As the standard spells it: accents, capitals, apostrophes, spaces."""
    known, verbatim = _spellings(field), frozenset(ENUMERATIONS[field])

    def correct(word: str) -> Corrected | None:
        if word in verbatim or not (meant := known.get(fold(word))):
            return None
        return Corrected(meant, "spelling")

    return correct


def renamed(field: str) -> Correction:
    """As v1.0.2 calls what v0.1.1 called otherwise, with or without its explanation."""
    older, verbatim = _older(field), frozenset(ENUMERATIONS[field])

    def correct(word: str) -> Corrected | None:
        if word in verbatim:
            return None
        if (meant := older.get(fold(word))) is None:
            meant = older.get(fold(word.partition(" : ")[0]))
        return None if meant is None else Corrected("|".join(meant), "legacy_value")

    return correct


def verbatim(field: str) -> Callable[[str], bool]:
    """Whether a text holds the standard's own words only, each once."""
    known = frozenset(ENUMERATIONS[field])

    def is_verbatim(text: str) -> bool:
        words = text.split("|")
        return known.issuperset(words) and len(set(words)) == len(words)

    return is_verbatim


def unknown(field: str) -> Callable[[str], str]:
    """Says when the standard does not know the word."""
    verbatim = frozenset(ENUMERATIONS[field])
    return lambda word: "" if word in verbatim else "unknown_word"


def _cut(field: str, text: str) -> list[str]:
    """At each separator that leaves words of the standard."""
    if _is_known(field, text):
        return [text]
    for separator in _SEPARATORS:
        pieces = [piece.strip() for piece in text.split(separator)]
        if len(pieces) > 1 and _are_words(field, separator, pieces):
            return [word for piece in pieces for word in _cut(field, piece)]
    return [text]


def _are_words(field: str, separator: str, pieces: list[str]) -> bool:
    return separator in _ALWAYS or any(_is_known(field, piece) for piece in pieces)


def _is_known(field: str, word: str) -> bool:
    names = (fold(word), fold(word.partition(" : ")[0]))
    return any(name in _spellings(field) or name in _older(field) for name in names)


@cache
def _spellings(field: str) -> Mapping[str, str]:
    return {fold(word): word for word in ENUMERATIONS[field]}


@cache
def _older(field: str) -> Mapping[str, tuple[str, ...]]:
    """Those with an explanation may be followed by any: ``Gratuit : Je peux accéder…``."""
    explained = {word: (word,) for word in ENUMERATIONS[field]} if field == "frais_a_charge" else {}
    return {fold(word): meant for word, meant in (explained | dict(LEGACY.get(field, {}))).items()}
