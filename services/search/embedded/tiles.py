"""Rows on a map: as points, or how many there are in each tile."""

import numpy as np
import numpy.typing as npt

from services.search.contract.map import KEY_LENGTH, MapClusters, MapPoints, PlacesOnMap
from services.search.embedded.columns import Columns
from services.search.embedded.positions import Floats
from services.search.embedded.ranking import Rows
from services.search.tiling import DECIMALS, MOST_POINTS, tile_zoom

NORTHMOST = 85.05112878  # where the tiles end


def on_map(columns: Columns, rows: Rows, zoom: int) -> PlacesOnMap:
    """These rows as a map of this zoom shows them."""
    degrees = columns.positions.degrees(rows)
    is_placed = ~np.isnan(degrees[:, 0])
    placed, degrees = rows[is_placed], degrees[is_placed]
    told = {"total": len(rows), "placed": len(placed)}
    if len(placed) > MOST_POINTS:
        return PlacesOnMap(**told, clusters=_clusters(degrees, tile_zoom(zoom)))
    return PlacesOnMap(**told, points=_points(columns, placed, degrees))


def _points(columns: Columns, rows: Rows, degrees: Floats) -> MapPoints:
    """By latitude: neighbours compress each other."""
    order = np.lexsort((degrees[:, 1], degrees[:, 0]))
    latitudes, longitudes = degrees[order].round(DECIMALS).T
    return MapPoints(
        keys=tuple(columns.ids[row][:KEY_LENGTH] for row in rows[order]),
        latitudes=tuple(latitudes.tolist()),
        longitudes=tuple(longitudes.tolist()),
    )


def _clusters(degrees: Floats, zoom: int) -> MapClusters:
    tiles, of_row, counts = np.unique(
        _tiles(degrees, zoom), axis=0, return_inverse=True, return_counts=True
    )
    of_row = of_row.ravel()
    latitudes, longitudes = (np.bincount(of_row, column) / counts for column in degrees.T)
    return MapClusters(
        tiles=tuple(f"{zoom}/{x}/{y}" for x, y in tiles.tolist()),
        counts=tuple(counts.tolist()),
        latitudes=tuple(latitudes.round(DECIMALS).tolist()),
        longitudes=tuple(longitudes.round(DECIMALS).tolist()),
    )


def _tiles(degrees: Floats, zoom: int) -> npt.NDArray[np.int64]:
    """The column and row of each position's tile, counted from the north-west."""
    side = 2**zoom
    north = np.radians(np.clip(degrees[:, 0], -NORTHMOST, NORTHMOST))
    x = (degrees[:, 1] + 180) / 360 * side
    y = (1 - np.arcsinh(np.tan(north)) / np.pi) / 2 * side
    tiles: npt.NDArray[np.int64] = np.column_stack((x, y)).astype(np.int64)
    tiles[tiles == side] = side - 1  # the eastern edge of the last one
    return tiles
