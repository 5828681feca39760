"""All names of communes, folded, and the ways to look for one."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from services.directory.contract.gazetteer.beginnings import Beginnings
from services.directory.contract.gazetteer.letters import Letters
from services.directory.contract.gazetteer.likeness import AT_LEAST
from services.directory.contract.gazetteer.words import without_article

MOST = 100
_SPACE = re.compile(" ")
_OF_STREETS = {"rue", "cours", "place", "port", "bourg"}  # communes too, but not in an address


class Names:
    """A line for each name, the most populous commune's first; former names come after all others.

    A line is known by its number; ``rows`` tells whose name it is. Answers have at most MOST lines.
    """

    def __init__(self, lines: str, rows: Sequence[int], current: int) -> None:
        self.lines = lines.split("\n")
        self.rows: NDArray[np.int32] = np.array(rows, np.int32)
        self._current = current

    def is_former(self, line: int) -> bool:
        """Whether the name is that of a commune that has since joined another."""
        return line >= self._current

    def of(self, rows: NDArray[np.int32]) -> list[int]:
        """The lines of these communes; all of them, however many."""
        found: list[int] = np.flatnonzero(np.isin(self.rows, rows)).tolist()
        return found

    def equal_to(self, asked: str) -> list[int]:
        return self._names.equal_to(asked)[:MOST]

    def beginning_with(self, asked: str) -> list[int]:
        return self._names.going_on(asked)[:MOST]

    def with_a_word_like(self, asked: str) -> list[int]:
        """Those in which a word that is not the first begins so."""
        return self._later_words.going_on(asked)[:MOST]

    def misspelt(self, asked: str) -> list[int]:
        """Those that share most letters with it."""
        perhaps = self._letters.perhaps_like(asked, AT_LEAST).tolist()
        found = process.extract(
            asked,
            [self.lines[line] for line in perhaps],
            scorer=fuzz.ratio,
            score_cutoff=100 * AT_LEAST,
            limit=MOST,
        )
        return [perhaps[at] for _, _, at in found]

    def inside(self, asked: str) -> list[int]:
        """Those that stand whole among the words of a longer text, and in no longer name of it."""
        found: dict[str, int] = {}
        for text in _runs(asked.split()):
            if text in self._first and not any(f" {text} " in f" {name} " for name in found):
                found[text] = self._first[text]
        return list(found.values())

    @cached_property
    def _first(self) -> dict[str, int]:
        """Of each name the biggest commune's line. « Rue du Port » is not about Le Port."""
        numbers = range(len(self.lines) - 1, -1, -1)
        whole = {self.lines[n]: n for n in numbers if not self._lacks_its_article(n)}
        return {name: line for name, line in whole.items() if name not in _OF_STREETS}

    def _lacks_its_article(self, line: int) -> bool:
        """Such a line follows that of the whole name."""
        before = self.lines[line - 1]
        same = line > 0 and self.rows[line - 1] == self.rows[line]
        return bool(same) and without_article(before) == self.lines[line] != before

    @cached_property
    def _names(self) -> Beginnings:
        return Beginnings(self.lines, ((number, 0) for number in range(len(self.lines))))

    @cached_property
    def _later_words(self) -> Beginnings:
        lines = enumerate(self.lines)
        later = ((number, space.end()) for number, line in lines for space in _SPACE.finditer(line))
        return Beginnings(self.lines, later)

    @cached_property
    def _letters(self) -> Letters:
        return Letters(self.lines)


def _runs(words: Sequence[str]) -> Iterator[str]:
    """All runs of words, the longest first."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
