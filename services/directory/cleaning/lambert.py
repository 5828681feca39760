"""Lambert-93 to WGS84 (here the same as RGF93, to some centimetres), after IGN's NTG_71.

A page of arithmetic instead of a library of 8 MB. Checked against IGN's own projection by tests.
"""

from math import atan, atan2, degrees, exp, hypot, log, pi, radians, sin

_ECCENTRICITY = 0.0818191910428158  # of GRS80
_N, _C = 0.7256077650532670, 11_754_255.426096  # metres
_POLE_X, _POLE_Y = 700_000.0, 12_655_612.049876
_MERIDIAN = radians(3)
_ENOUGH = 1e-11


def to_wgs84(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude in degrees of a point in metres."""
    east, south = x - _POLE_X, _POLE_Y - y
    longitude = _MERIDIAN + atan2(east, south) / _N
    return degrees(_latitude(-log(hypot(east, south) / _C) / _N)), degrees(longitude)


def _latitude(isometric: float) -> float:
    """Found step by step; each brings three digits more."""
    latitude, before = 2 * atan(exp(isometric)) - pi / 2, float("inf")
    while abs(latitude - before) > _ENOUGH:
        before = latitude
        wave = _ECCENTRICITY * sin(before)
        flattening = ((1 + wave) / (1 - wave)) ** (_ECCENTRICITY / 2)
        latitude = 2 * atan(flattening * exp(isometric)) - pi / 2
    return latitude
