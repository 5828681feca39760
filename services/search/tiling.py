"""How places are shown on a map, for every engine: pure."""

MOST_POINTS = 5_000  # 75 kB gzipped; more are shown as clusters
DECIMALS = 5
TILES_DEEPER = 2  # a tile of the clusters is 64 pixels wide
DEEPEST = 22


def tile_zoom(zoom: int) -> int:
    """The zoom of the tiles into which a map of this zoom gathers its places."""
    return min(DEEPEST, zoom + TILES_DEEPER)
