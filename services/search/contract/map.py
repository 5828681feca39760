"""Places on a map: a point for each, or where they are many how many there are in each tile."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from services.search.contract.search import PlaceSearch

KEY_LENGTH = 8

Counts = dict[str, int]


class MapSearch(BaseModel):
    """Which places, as in a search whose limit and cursor count for nothing, and at which zoom.

    ``zoom`` is the map's: 0 shows the world on one tile of 256 pixels, each step a quarter of it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    search: PlaceSearch = PlaceSearch()
    zoom: int = Field(5, ge=0, le=19)


class MapPoints(BaseModel):
    """Places as columns: the n-th of each is one place's. Degrees have five decimals: a metre.

    A key is the beginning of a place's id; a search for ``keys`` finds the place.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    keys: tuple[str, ...] = ()
    latitudes: tuple[float, ...] = ()
    longitudes: tuple[float, ...] = ()


class MapClusters(BaseModel):
    """Tiles (« zoom/x/y ») as columns: how many places lie in each, and in their middle."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    tiles: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    latitudes: tuple[float, ...] = ()
    longitudes: tuple[float, ...] = ()


class PlacesOnMap(BaseModel):
    """``total`` counts all that are found, ``placed`` those that have a position.

    Few of them are ``points``, many ``clusters``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    total: int
    placed: int
    points: MapPoints = MapPoints()
    clusters: MapClusters = MapClusters()

    def as_geojson(self) -> dict[str, Any]:
        """A feature for each point, its ``id`` the key; and for each cluster, with a ``count``."""
        points = zip(self.points.keys, self.points.longitudes, self.points.latitudes, strict=True)
        tiles = self.clusters
        clusters = zip(tiles.tiles, tiles.longitudes, tiles.latitudes, tiles.counts, strict=True)
        features = [_feature(key, at) for key, *at in points]
        features += [_feature(tile, at, {"count": count}) for tile, *at, count in clusters]
        return {
            "type": "FeatureCollection",
            "total": self.total,
            "placed": self.placed,
            "features": features,
        }


def _feature(name: str, at: list[float], properties: Counts | None = None) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": at}
    feature = {"type": "Feature", "id": name, "geometry": point}
    return feature | {"properties": properties or {}}
