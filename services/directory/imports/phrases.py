"""A source's terms in a free text, found as a reader finds them. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from services.directory.cleaning.folding import fold

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")


class Phrases:
    """Terms of one word or several in a row, with what each means; nothing, perhaps.

    Case, accents, punctuation and plurals do not count. What a longer term holds is not found again
    by a shorter one: an « imprimante 3D » is no « imprimante ». « Pas d'imprimante » means none.
    """

    def __init__(self, meanings: Mapping[str, Words]) -> None:
        self._meanings = {tuple(_words(term)): meant for term, meant in meanings.items()}
        self._lengths = sorted({len(term) for term in self._meanings}, reverse=True)

    def meant_by(self, text: str) -> Iterator[str]:
        """What the terms mean that the text holds, in its order."""
        said, at = tuple(_words(text)), 0
        while at < len(said):
            length = next((n for n in self._lengths if said[at : at + n] in self._meanings), 0)
            if length and not _is_denied(said[:at]):
                yield from self._meanings[said[at : at + length]]
            at += max(length, 1)


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        plain = fold(word)
        yield plain[:-1] if len(plain) > 2 and plain[-1] in "sx" else plain


_DENIALS = [tuple(_words(said)) for said in ("sans", "aucun", "aucune", "ni", "pas de", "pas d'")]


def _is_denied(before: Words) -> bool:
    return any(before[-len(denial) :] == denial for denial in _DENIALS)
