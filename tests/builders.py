"""Ready-made towns and places: a test says only what matters to it."""

from typing import Any

from services.directory.contract.place import PlaceSnapshot

Point = tuple[float, float]

# The towns' centres (GeoNames, CC BY 4.0).
TOURS: Point = (47.39484, 0.70398)
JOUE: Point = (47.34907, 0.66513)
CHAMBRAY: Point = (47.33537, 0.70286)
SAINT_PIERRE: Point = (47.38623, 0.74849)
LA_RICHE: Point = (47.38996, 0.67072)
MONTLOUIS: Point = (47.38845, 0.83208)
VERETZ: Point = (47.35706, 0.80575)

NOWHERE = None


def a_place(
    place_id: str = "p", revision: int = 1, location: Point | None = TOURS, **fields: Any
) -> PlaceSnapshot:
    """A place at Tours about which nothing else is known but what the test says."""
    latitude, longitude = location or (None, None)
    known: dict[str, Any] = {"nom": f"Lieu {place_id}"} | fields
    return PlaceSnapshot(
        place_id=place_id, revision=revision, latitude=latitude, longitude=longitude, **known
    )
