"""One filter as a column: each place holds the number of its combination of values."""

from collections.abc import Iterable, Mapping
from itertools import chain

import numpy as np
import numpy.typing as npt

from services.search.filters import fold_all

Values = tuple[str, ...]
Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]
MOST_MASKS = 20  # a byte for each place, of each filter


class _Told:
    """Which combinations have each value, one after the other, so that numpy adds them up."""

    def __init__(self, written: Mapping[str, str], with_value: Mapping[str, list[int]]) -> None:
        self.values = [written[value] for value in with_value]
        self._numbers = np.array(list(chain.from_iterable(with_value.values())), np.int32)
        lengths = [0, *map(len, with_value.values())]
        self._starts = np.cumsum(lengths)[:-1]

    def sums(self, counted: npt.NDArray[np.int64]) -> Iterable[tuple[str, int]]:
        """The values that rows have, with how many, of so many of each combination."""
        sums = np.add.reduceat(counted.take(self._numbers), self._starts)
        there = sums.nonzero()[0]  # of a thousand territories a dozen
        counts = sums.take(there).tolist()
        return ((self.values[at], count) for at, count in zip(there.tolist(), counts, strict=True))


class Choices:
    """Places have few combinations of values: a filter looks at those, then at one column.

    Values are compared folded, and told as the place wrote them that wrote them first.
    ``none_is_any``: a place that says nothing suits every value asked (« tous publics »).
    """

    def __init__(self, none_is_any: bool = False) -> None:
        self._numbers: dict[Values, int] = {(): 0}
        self._with_value: dict[str, list[int]] = {}
        self._written: dict[str, str] = {}
        self._always = [0] if none_is_any else []
        self._column = np.zeros(64, np.intp)  # what numpy indexes by
        self._told: _Told | None = None  # made again after each new combination
        self._masks: dict[Values, Mask] = {}  # made again after each change of a row

    def reserve(self, rows: int) -> None:
        """Have room for so many rows; new ones say nothing."""
        if rows > len(self._column):
            self._column = np.concatenate([self._column, np.zeros(rows, np.intp)])

    def set(self, row: int, written: Values) -> None:
        """This row has these values now."""
        self._masks.clear()
        number = self._numbers.get(written)
        self._column[row] = self._new_number(written) if number is None else number

    def having(self, asked: Values, rows: int) -> Mask:
        """Which of the first so many rows have at least one of the values asked, folded."""
        mask = self._masks.get(asked)
        if mask is None or len(mask) != rows:
            if len(self._masks) >= MOST_MASKS:
                self._masks.clear()
            mask = self._masks[asked] = self._having(asked, rows)
        return mask

    def _having(self, asked: Values, rows: int) -> Mask:
        suits = np.zeros(self._count, np.bool_)
        suits[self._always] = True
        for value in asked:
            suits[self._with_value.get(value, [])] = True
        return suits[self._column[:rows]]

    def counts(self, rows: Rows, asked: Values = ()) -> dict[str, int]:
        """How many of these rows have each value, as it is written; a value that none has is told
        only if it is ``asked``, folded.
        """
        if not self._with_value:
            return {}
        counted = np.bincount(self._column.take(rows), minlength=self._count)
        if self._told is None:
            self._told = _Told(self._written, self._with_value)
        found = {self._written[plain]: 0 for plain in asked if plain in self._written}
        found.update(self._told.sums(counted))
        if self._always and counted[0]:
            return {value: found.get(value, 0) + int(counted[0]) for value in self._told.values}
        return found

    @property
    def _count(self) -> int:
        return len(self._numbers)

    def _new_number(self, written: Values) -> int:
        self._told = None
        number = self._numbers[written] = self._count
        for value in written:
            for plain in fold_all((value,)):
                self._written.setdefault(plain, value)
        for plain in fold_all(written):
            self._with_value.setdefault(plain, []).append(number)
        return number
