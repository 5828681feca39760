"""One filter as a column: each place holds the number of its combination of values."""

import numpy as np
import numpy.typing as npt

Values = tuple[str, ...]
Mask = npt.NDArray[np.bool_]


class Choices:
    """Places have few combinations of values: a filter looks at those, then at one column.

    ``none_is_any``: a place that says nothing suits every value asked (« tous publics »).
    """

    def __init__(self, none_is_any: bool = False) -> None:
        self._numbers: dict[Values, int] = {(): 0}
        self._with_value: dict[str, list[int]] = {}
        self._always = [0] if none_is_any else []
        self._column = np.zeros(64, np.int32)

    def reserve(self, rows: int) -> None:
        """Have room for so many rows; new ones say nothing."""
        if rows > len(self._column):
            self._column = np.concatenate([self._column, np.zeros(rows, np.int32)])

    def set(self, row: int, values: Values) -> None:
        """This row has these values now."""
        self._column[row] = self._number(values)

    def having(self, asked: Values, rows: int) -> Mask:
        """Which of the first so many rows have at least one of the values asked."""
        suits = np.zeros(len(self._numbers), np.bool_)
        suits[self._always] = True
        for value in asked:
            suits[self._with_value.get(value, [])] = True
        return suits[self._column[:rows]]

    def _number(self, values: Values) -> int:
        number = self._numbers.get(values)
        if number is None:
            number = self._numbers[values] = len(self._numbers)
            for value in values:
                self._with_value.setdefault(value, []).append(number)
        return number
