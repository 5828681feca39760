"""What is a place's own in its name, and when two names are one. Pure."""

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from services.directory.contract.gazetteer.words import fold
from services.directory.duplicates.vocabulary import GENERIC, KINDS, TELLS_APART

# « Espace public numérique » before anything that is a part of it.
_PHRASES = sorted(
    ((phrase, kind) for kind, phrases in KINDS.items() for phrase in phrases),
    key=lambda known: -len(known[0]),
)
NEAR = 85  # « Gentianna », « Jean Moulins »; below, other names come as close
NEARLY_ALL = 92  # of « Médiathèque de Tours », where most letters are everybody's


@dataclass(frozen=True)
class Name:
    """``own`` are the words that neither the kind, nor the commune, nor everybody shares.

    It may be empty, as of « Médiathèque de Bourges »; then there is a kind.
    """

    whole: str
    own: tuple[str, ...]
    kinds: frozenset[str]

    @property
    def marks(self) -> frozenset[str]:
        """The words by which names that are nearly the same are two."""
        return frozenset(word for word in self.own if word.isdigit() or word in TELLS_APART)


def name_of(nom: str, commune: str) -> Name:
    """The name of a place of this commune."""
    folded = fold(nom)
    rest, kinds = _without_kinds(folded)
    words = [word for word in rest.split() if word not in GENERIC]
    own = [word for word in words if word not in set(fold(commune).split())]
    if not own and not kinds:
        own = words or folded.split()
    return Name(folded.replace(" ", ""), tuple(sorted(own)), kinds)


def name_reason(first: Name, second: Name) -> Literal["same_name", "near_name"] | None:
    """Of two places of one commune, or side by side."""
    if first.whole == second.whole:
        return "same_name" if first.whole else None
    return "near_name" if _are_near(first, second) else None


def are_other_kinds(first: Name, second: Name) -> bool:
    """A town hall is no library, though they may share all but that word."""
    return bool(first.kinds and second.kinds and first.kinds.isdisjoint(second.kinds))


def _are_near(first: Name, second: Name) -> bool:
    """Without a word of its own, a name is its kind; a letter wrong there makes it a word."""
    if are_other_kinds(first, second) or _are_told_apart(first, second):
        return False
    if not (first.own or second.own):
        return True
    if not (first.own and second.own):
        return fuzz.ratio(first.whole, second.whole) >= NEARLY_ALL
    return _is_part(first, second) or _is_spelt_alike(first, second)


def _are_told_apart(first: Name, second: Name) -> bool:
    return bool(first.marks and second.marks and first.marks != second.marks)


def _is_part(first: Name, second: Name) -> bool:
    """« Familles rurales » and « Familles rurales, salle du Dojo ». One word may be a network's."""
    shared = {*first.own} & {*second.own}
    return len(shared) >= 2 and shared in ({*first.own}, {*second.own})


def _is_spelt_alike(first: Name, second: Name) -> bool:
    return fuzz.ratio(" ".join(first.own), " ".join(second.own)) >= NEAR


def _without_kinds(folded: str) -> tuple[str, frozenset[str]]:
    text, kinds = f" {folded} ", set()
    for phrase, kind in _PHRASES:
        if f" {phrase} " in text:
            text = text.replace(f" {phrase} ", " ")
            kinds.add(kind)
    return text, frozenset(kinds)
