"""What a text asks for: a name, a postcode, or both. Pure."""

from itertools import pairwise
from typing import NamedTuple

from services.directory.contract.gazetteer.words import SHORT, words

LONGEST = 200
_MOST_WORDS = 20
_POSTCODE = 5
_HAVE_ARRONDISSEMENTS = {"paris", "lyon", "marseille"}


class Asked(NamedTuple):
    """``names`` are the spellings that a name may have; none when there is no word.

    ``digits`` are those of a postcode, perhaps unfinished.
    """

    names: tuple[str, ...]
    digits: str

    @property
    def has_postcode(self) -> bool:
        """Whether the postcode is finished."""
        return len(self.digits) == _POSTCODE


def read(text: str) -> Asked:
    """``37 000 tours cedex 9`` asks for Tours, 37000."""
    found = _without_cedex(_joined(words(text[:LONGEST])[:_MOST_WORDS]))
    numbers = [word for word in found if word.isdecimal()]
    if _is_arrondissement(found, numbers):
        return Asked(spellings(found), "")
    return Asked(spellings([word for word in found if word not in numbers]), _digits(numbers))


def spellings(found: list[str]) -> tuple[str, ...]:
    """The last word may be unfinished: ``st`` is Saint- and the beginning of Strasbourg."""
    if not found:
        return ()
    whole = [SHORT.get(word, word) for word in found]
    return tuple(dict.fromkeys([" ".join(whole), " ".join([*whole[:-1], found[-1]])]))


def _joined(found: list[str]) -> list[str]:
    """A postcode may be written in two: ``37 000``."""
    for at, (one, other) in enumerate(pairwise(found)):
        if one.isdecimal() and other.isdecimal() and (len(one), len(other)) == (2, 3):
            return [*found[:at], one + other, *found[at + 2 :]]
    return found


def _without_cedex(found: list[str]) -> list[str]:
    if "cedex" not in found:
        return found
    at = found.index("cedex")
    after = found[at + 1 :]
    return found[:at] + (after[1:] if after and after[0].isdecimal() else after)


def _is_arrondissement(found: list[str], numbers: list[str]) -> bool:
    in_such_a_city = not _HAVE_ARRONDISSEMENTS.isdisjoint(found)
    return in_such_a_city and len(found) == 2 and [len(n) <= 2 for n in numbers] == [True]


def _digits(numbers: list[str]) -> str:
    """The postcode among them, or its beginning: a department at least, or it is a house."""
    whole = [number for number in numbers if len(number) == _POSTCODE]
    if whole:
        return whole[-1]
    return numbers[0] if len(numbers) == 1 and 2 <= len(numbers[0]) < _POSTCODE else ""
