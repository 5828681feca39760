"""Where a text begins so: some beginnings within texts, kept in their order. Pure."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

_LAST = "\U0010ffff"

Place = tuple[int, int]
"""The number of a text, and the letter in it from which it is read."""


class Beginnings:
    """Found by bisection: two comparisons of strings where a scan of all names reads 500 KB."""

    def __init__(self, texts: Sequence[str], places: Iterable[Place]) -> None:
        self._texts = texts
        ordered = sorted(places, key=lambda place: texts[place[0]][place[1] :])
        self._numbers = array("i", (number for number, _ in ordered))
        self._letters = array("b", (letter for _, letter in ordered))

    def equal_to(self, asked: str) -> list[int]:
        """The numbers of the texts that go on exactly so, each once, in their own order."""
        return self._between(self._first(asked), bisect_right(self._all, asked, key=self._rest))

    def going_on(self, asked: str) -> list[int]:
        """Those that go on so, and perhaps further."""
        return self._between(self._first(asked), self._first(asked + _LAST))

    @property
    def _all(self) -> range:
        return range(len(self._numbers))

    def _first(self, asked: str) -> int:
        return bisect_left(self._all, asked, key=self._rest)

    def _between(self, first: int, end: int) -> list[int]:
        return sorted(set(self._numbers[first:end]))

    def _rest(self, at: int) -> str:
        return self._texts[self._numbers[at]][self._letters[at] :]
