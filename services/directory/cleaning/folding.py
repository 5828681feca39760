"""Comparing words as a reader does: neither case, nor accents, nor punctuation count."""

import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """``Étapes numériques(La Poste)`` and ``etapes numeriques (la poste)`` are one."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(letter for letter in decomposed if letter.isalnum())
