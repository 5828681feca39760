"""How far listings can be trusted, as columns: the answer depends on the day it is asked."""

from datetime import date

import numpy as np
import numpy.typing as npt

from services.directory.contract.freshness import Freshness
from services.search.embedded.choices import Mask, Rows
from services.search.embedded.projection import Row
from services.search.filters import FRESHNESS_WEIGHTS, SEARCHED

Codes = npt.NDArray[np.int8]
"""Places in ``SEARCHED``."""

_UP_TO_DATE, _DUE, _UNVERIFIED = range(len(SEARCHED))
_WEIGHTS = np.array([FRESHNESS_WEIGHTS[state] for state in SEARCHED])


class Freshnesses:
    """The last day on which each listing is fresh, and whether reminders went unanswered."""

    def __init__(self) -> None:
        self._until = np.zeros(64, np.int32)  # a day's ordinal; 0 where nothing says how old it is
        self._unanswered = np.zeros(64, np.bool_)
        self._day = 0
        self._of_day: Codes = np.zeros(0, np.int8)  # made again each day and after each change

    def reserve(self, rows: int) -> None:
        """Have room for so many rows."""
        if rows > len(self._until):
            self._until = np.concatenate([self._until, np.zeros(rows, np.int32)])
            self._unanswered = np.concatenate([self._unanswered, np.zeros(rows, np.bool_)])
            self._day = 0

    def set(self, row: int, place: Row) -> None:
        """This row is as fresh as that now."""
        self._day = 0
        self._until[row] = place.fresh_until.toordinal() if place.fresh_until else 0
        self._unanswered[row] = place.unanswered

    def weights(self, rows: Rows, today: date) -> npt.NDArray[np.float64]:
        """What each of these rows keeps of its relevance."""
        return _WEIGHTS[self._codes(rows, today)]

    def states(self, rows: Rows, today: date) -> list[Freshness]:
        """That of each of these rows."""
        return [SEARCHED[code] for code in self._codes(rows, today)]

    def having(self, asked: tuple[str, ...], count: int, today: date) -> Mask:
        """Which of the first so many rows are in one of these states."""
        codes = self._codes(np.arange(count), today)
        return np.isin(codes, [SEARCHED.index(state) for state in SEARCHED if state in asked])

    def counts(self, rows: Rows, today: date) -> dict[str, int]:
        """How many of these rows are in each state."""
        counted = np.bincount(self._codes(rows, today), minlength=len(SEARCHED))
        return dict(zip(SEARCHED, counted.tolist(), strict=True))

    def _codes(self, rows: Rows, today: date) -> Codes:
        if self._day != (day := today.toordinal()):
            late = np.where(self._unanswered | (self._until == 0), _UNVERIFIED, _DUE)
            self._of_day = np.where(self._until >= day, _UP_TO_DATE, late).astype(np.int8)
            self._day = day
        return self._of_day[rows]
