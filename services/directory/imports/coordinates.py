"""The coordinates of a row as texts in degrees, however its source gives them. Pure."""

from collections.abc import Mapping as Cells

from services.directory.cleaning.lambert import to_wgs84
from services.directory.imports.origins import PositionOrigin
from services.directory.imports.values import text_of


def coordinates(origin: PositionOrigin, cells: Cells[str, object]) -> dict[str, str]:
    """Those it has; what is no number is left for the cleaning to name."""
    if origin.pair:
        latitude, _, longitude = text_of(cells.get(origin.pair)).strip("[]() ").partition(",")
    elif origin.lambert93_x:
        latitude, longitude = _from_lambert(
            text_of(cells.get(origin.lambert93_x)), text_of(cells.get(origin.lambert93_y))
        )
    else:
        latitude = text_of(cells.get(origin.latitude))
        longitude = text_of(cells.get(origin.longitude))
    told = {"latitude": latitude.strip(), "longitude": longitude.strip()}
    return {name: text for name, text in told.items() if text}


def _from_lambert(x: str, y: str) -> tuple[str, str]:
    try:
        east, north = (float(text.replace(",", ".").replace(" ", "")) for text in (x, y))
        latitude, longitude = to_wgs84(east, north)
    except (ValueError, OverflowError, ZeroDivisionError):
        return x, y
    return f"{latitude:.6f}", f"{longitude:.6f}"
