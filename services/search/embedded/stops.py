"""Where itinerant places stop, as columns: a row here for each stop, of a row there."""

import numpy as np
import numpy.typing as npt

from services.search.distance import Point
from services.search.embedded.ball import on_ball
from services.search.embedded.choices import Rows

Floats = npt.NDArray[np.float64]


class Stops:
    """Few places have any: they are told apart from where the places themselves are."""

    def __init__(self) -> None:
        self._points: dict[int, tuple[Point, ...]] = {}
        self.rows: Rows = np.zeros(0, np.int64)
        self.radians: Floats = np.zeros((0, 2))
        self.points: Floats = np.zeros((0, 3))  # the same on a ball of radius 1

    def set(self, row: int, points: tuple[Point, ...]) -> None:
        """This place stops there now."""
        if points == self._points.get(row, ()):
            return
        self._points[row] = points
        flat = [(row, *point) for row, points in self._points.items() for point in points]
        self.rows = np.array([row for row, *_ in flat], np.int64)
        self.radians = np.radians(np.array([point for _, *point in flat]).reshape(-1, 2))
        self.points = on_ball(self.radians)
