"""Points of the earth as points of a ball of radius 1: then a distance is a subtraction. Pure."""

from math import cos, radians, sin
from typing import cast

import numpy as np
import numpy.typing as npt

from services.search.distance import EARTH_RADIUS_M, Point

Floats = npt.NDArray[np.float64]


def on_ball(positions: Floats) -> Floats:
    """Latitudes and longitudes in radians, the last axis, as x, y and z; nan where they are."""
    latitudes, longitudes = positions[..., 0], positions[..., 1]
    near_axis = np.cos(latitudes)
    x, y = near_axis * np.cos(longitudes), near_axis * np.sin(longitudes)
    return np.stack([x, y, np.sin(latitudes)], axis=-1)


def point_on_ball(here: Point) -> Floats:
    """The same for one point in degrees: numpy takes longer over one than over a thousand."""
    latitude, longitude = map(radians, here)
    near_axis = cos(latitude)
    return np.array((near_axis * cos(longitude), near_axis * sin(longitude), sin(latitude)))


def nearness(metres: float) -> float:
    """What the scalar product of two points at this distance is; of nearer ones it is larger.

    Less by what rounding may take from it, which nobody walks: 30 cm at most.
    """
    return cos(metres / EARTH_RADIUS_M) - 1e-15


def metres_between(one: Floats, others: Floats) -> Floats:
    """Along the ground, from the straight ways through the ball."""
    x, y, z = (others - one).T
    half = np.sqrt(x * x + y * y + z * z) / 2
    return cast(Floats, 2 * EARTH_RADIUS_M * np.arcsin(np.minimum(1.0, half)))
