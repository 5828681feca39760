"""Weeks of minutes, a bit each, many in one array."""

from typing import cast

import numpy as np
import numpy.typing as npt

from services.search.contract.opening import MIDNIGHT
from services.search.opening.week import CLOSED, Days

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]
_DAY = MIDNIGHT // 8  # bytes


class Weeks:
    """Each distinct week once, by its number; the first is closed all week."""

    def __init__(self) -> None:
        self._numbers: dict[Days, int] = {CLOSED: 0}
        self._bits = np.zeros((64, 7 * _DAY), np.uint8)

    def number(self, days: Days) -> int:
        """The number of this week, a new one if it was never seen."""
        if (number := self._numbers.get(days)) is None:
            number = self._numbers[days] = len(self._numbers)
            if number == len(self._bits):
                self._bits = np.concatenate([self._bits, np.zeros_like(self._bits)])
            self._bits[number] = _week_bits(days)
        return number

    def open_in(self, numbers: Rows, weekday: int, begins: int, ends: int) -> Mask:
        """Is any of these minutes open, in each of the weeks?"""
        first, last = weekday * _DAY + (begins >> 3), weekday * _DAY + ((ends - 1) >> 3)
        bits = self._bits[numbers, first : last + 1]
        bits[:, 0] &= 0xFF >> (begins & 7)
        bits[:, -1] &= 0xFF & (0xFF << (7 - ((ends - 1) & 7)))
        return cast(Mask, bits.any(axis=1))


def _week_bits(days: Days) -> npt.NDArray[np.uint8]:
    minutes = np.zeros((7, MIDNIGHT), np.bool_)
    for day, spans in enumerate(days):
        for begins, ends in spans:
            minutes[day, begins:ends] = True
    return np.packbits(minutes.reshape(-1))
