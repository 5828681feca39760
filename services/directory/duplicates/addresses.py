"""A street and its numbers, and when two addresses of a commune are one. Pure."""

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from services.directory.contract.gazetteer.words import fold
from services.directory.duplicates.vocabulary import LINKS, SHORT_STREETS, STREETS

SAME = 90  # « avenue Maginot » and « avenue André Maginot », « Hippolyte » and « Hyppolyte »
_NUMBER = re.compile(r"(\d{1,4})[a-f]?")


@dataclass(frozen=True)
class Address:
    """``street`` is empty when nothing of it is known but that there is one."""

    numbers: frozenset[str]
    street: str


def address_of(adresse: str) -> Address:
    """The numbers stand before the street: those of « rue du 8 Mai 1945 » are its name."""
    words = [SHORT_STREETS.get(word, word) for word in fold(adresse).split()]
    begins = next((n for n, word in enumerate(words) if word in STREETS), _after_numbers(words))
    numbers = filter(None, map(_NUMBER.fullmatch, words[:begins]))
    street = [word for word in words[begins:] if word not in LINKS]
    is_known = any(word not in STREETS for word in street)
    return Address(frozenset(found[1] for found in numbers), " ".join(street) if is_known else "")


def compared(first: Address, second: Address) -> Literal["same", "other", "unknown"]:
    """Whether they are one, as far as they tell."""
    if not (first.street and second.street):
        return "unknown"
    if fuzz.token_set_ratio(first.street, second.street) < SAME:
        return "other"
    if first.numbers & second.numbers or not (first.numbers or second.numbers):
        return "same"
    return "other" if first.numbers and second.numbers else "unknown"


def _after_numbers(words: list[str]) -> int:
    return next((n for n, word in enumerate(words) if not _NUMBER.fullmatch(word)), len(words))
