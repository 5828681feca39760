"""Which communes a text means: names and postcodes, each a check upon the other."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from services.directory.contract.gazetteer.asked import Asked, read
from services.directory.contract.gazetteer.likeness import (
    BEGUN,
    UNFINISHED,
    best_likeness,
    weight,
)
from services.directory.contract.gazetteer.names import Names
from services.directory.contract.gazetteer.postcodes import Postcodes

_OF_THE_POSTCODE = 0.45  # its name is another, but somebody wrote this postcode
_IN_THE_DEPARTMENT = 0.95  # times the name's score: the postcode is a neighbour's
_ELSEWHERE = 0.85
_FORMER = 0.9  # a former name, times


class Row(NamedTuple):
    """A commune that fits, and the digits that were asked for."""

    row: int
    score: float
    digits: str


class Search:
    """Over all names, or those of the communes that a postcode serves."""

    def __init__(self, names: Names, postcodes: Postcodes, population: NDArray[np.int32]) -> None:
        self._names = names
        self._postcodes = postcodes
        self._population = population

    def best(self, text: str, limit: int) -> list[Row]:
        """The likeliest first, each commune once."""
        asked = read(text)
        scores = self._by_digits(asked) if asked.digits else self._by_name(asked.names)
        ordered = sorted(scores, key=lambda row: (-self._weight(row, scores[row]), row))
        return [Row(row, scores[row], asked.digits) for row in ordered[:limit]]

    def _weight(self, row: int, score: float) -> float:
        return weight(score, int(self._population[row]))

    def _by_digits(self, asked: Asked) -> dict[int, float]:
        there = self._postcodes.beginning_with(asked.digits)
        if not asked.names:
            return dict.fromkeys(there.tolist(), BEGUN if asked.has_postcode else UNFINISHED)
        named = self._scored(asked.names, self._names.of(there))
        if named:
            return named
        return dict.fromkeys(there.tolist() if asked.has_postcode else (), _OF_THE_POSTCODE) | (
            self._around(asked)
        )

    def _around(self, asked: Asked) -> dict[int, float]:
        """By the name, when the postcode is not its own."""
        department = set(self._postcodes.beginning_with(asked.digits[:2]).tolist())
        return {
            row: score * (_IN_THE_DEPARTMENT if row in department else _ELSEWHERE)
            for row, score in self._by_name(asked.names).items()
        }

    def _by_name(self, names: tuple[str, ...]) -> dict[int, float]:
        """Wrong letters and addresses cost more, and are looked for when nothing else fits."""
        if not names:
            return {}
        found = self._as_written(names)
        if max(found.values(), default=0.0) >= UNFINISHED:
            return found
        asked = names[0]
        lines = [*self._names.misspelt(asked), *self._names.inside(asked)]
        return found | self._scored(names, lines)

    def _as_written(self, names: tuple[str, ...]) -> dict[int, float]:
        known = self._names
        ways = (known.equal_to, known.beginning_with, known.with_a_word_like)
        return self._scored(names, {line for name in names for way in ways for line in way(name)})

    def _scored(self, asked: tuple[str, ...], lines: Iterable[int]) -> dict[int, float]:
        scores: dict[int, float] = {}
        for line in lines:
            score = best_likeness(asked, self._names.lines[line])
            if self._names.is_former(line):
                score *= _FORMER
            row = int(self._names.rows[line])
            scores[row] = max(score, scores.get(row, 0.0))
        return {row: score for row, score in scores.items() if score}
