"""Where places are, as columns."""

from math import radians
from typing import cast

import numpy as np
import numpy.typing as npt

from services.search.contract.search import BoundingBox, PlaceSearch
from services.search.distance import Point
from services.search.embedded.ball import metres_between, nearness, point_on_ball
from services.search.embedded.choices import Mask, Rows
from services.search.embedded.stops import Stops
from services.search.placed import point_of

Floats = npt.NDArray[np.float64]


class Positions:
    """Latitude and longitude of each row in radians; nan where nobody knows.

    An itinerant place is also wherever it stops, and as near as the nearest of these.
    """

    def __init__(self) -> None:
        self._radians = np.full((64, 2), np.nan)
        self._points = np.full((64, 3), np.nan)  # the same on a ball of radius 1
        self._stops = Stops()

    def reserve(self, rows: int) -> None:
        """Have room for so many rows."""
        if rows > len(self._radians):
            self._radians = np.concatenate([self._radians, np.full((rows, 2), np.nan)])
            self._points = np.concatenate([self._points, np.full((rows, 3), np.nan)])

    def set(self, row: int, point: Point | None, stops: tuple[Point, ...] = ()) -> None:
        """This row is there now."""
        self._radians[row] = np.nan if point is None else (radians(point[0]), radians(point[1]))
        self._points[row] = np.nan if point is None else point_on_ball(point)
        self._stops.set(row, stops)

    def within(self, search: PlaceSearch, suits: Mask) -> Mask:
        """Those that suit and lie in the search's box and radius; all that suit without them."""
        if search.bbox is not None:
            suits = suits & self._in_box(search.bbox, len(suits))
        if search.within_km is not None:
            here = cast(Point, point_of(search))  # within_km needs a point
            return self._near(suits, here, search.within_km * 1000)
        return suits

    def metres(self, here: Point, rows: Rows) -> Floats:
        """Great-circle metres of these rows from here; nan where nobody knows."""
        there = point_on_ball(here)
        metres = metres_between(there, self._points.take(rows, axis=0))
        if len(self._stops.rows) == 0:
            return metres
        nearest = np.full(len(self._radians), np.nan)
        np.fmin.at(nearest, self._stops.rows, metres_between(there, self._stops.points))
        return cast(Floats, np.fmin(metres, nearest[rows]))

    def degrees(self, rows: Rows) -> Floats:
        """Latitude and longitude of these rows."""
        return cast(Floats, np.degrees(self._radians[rows]))

    def _in_box(self, bbox: BoundingBox, count: int) -> Mask:
        inside = _inside(bbox, self._radians[:count])
        inside[self._stops.rows[_inside(bbox, self._stops.radians)]] = True
        return inside

    def _near(self, suits: Mask, here: Point, within_m: float) -> Mask:
        """Those that suit and are near."""
        there, nearest = point_on_ball(here), nearness(within_m)
        near = self._points[: len(suits)] @ there >= nearest
        near[self._stops.rows[self._stops.points @ there >= nearest]] = True
        return suits & near


def _inside(bbox: BoundingBox, radians: Floats) -> Mask:
    west, south, east, north = np.radians(bbox)
    latitudes, longitudes = radians.T
    inside = (latitudes >= south) & (latitudes <= north)
    return cast(Mask, inside & (longitudes >= west) & (longitudes <= east))
