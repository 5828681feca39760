"""Documents on a map: as points, or how many there are in each tile. Pure."""

from collections.abc import Sequence
from typing import Any

from services.search.contract.map import KEY_LENGTH, MapClusters, MapPoints
from services.search.elastic.query import Asked, matching
from services.search.tiling import DECIMALS, MOST_POINTS, tile_zoom

Json = dict[str, Any]
PLACED: Json = {"exists": {"field": "position"}}
MOST_TILES = 10_000


def totals_query(asked: Asked) -> Json:
    """How many places there are, and how many of them have a position."""
    return {
        "query": matching(asked),
        "size": 0,
        "track_total_hits": True,
        "aggregations": {"placed": {"filter": PLACED}},
    }


def totals_of(answer: Json) -> dict[str, int]:
    """What the engine answered to totals_query."""
    placed = answer["aggregations"]["placed"]["doc_count"]
    return {"total": answer["hits"]["total"]["value"], "placed": placed}


def points_query(asked: Asked) -> Json:
    """The places that have a position, from south to north."""
    return {
        "query": {"bool": {"filter": [matching(asked), PLACED]}},
        "sort": [{"pin": "asc"}, {"place_id": "asc"}],
        "size": MOST_POINTS,
        "track_total_hits": False,
        "stored_fields": "_none_",  # not even ids: they lie beside the snapshots, compressed
        "docvalue_fields": ["pin", "place_id"],
    }


def tiles_query(asked: Asked, zoom: int) -> Json:
    """How many places lie in each tile, and in their middle."""
    grid = {"field": "position", "precision": tile_zoom(zoom), "size": MOST_TILES}
    middle = {"middle": {"geo_centroid": {"field": "position"}}}
    return {
        "query": matching(asked),
        "size": 0,
        "track_total_hits": False,
        "aggregations": {"tiles": {"geotile_grid": grid, "aggregations": middle}},
    }


def pin(point: tuple[float, float] | None) -> str | None:
    """A position as it is kept for the map: one text, and its order is that of the latitudes.

    As a text it comes back alike from both engines, which write points differently.
    """
    if point is None:
        return None
    latitude, longitude = point
    return f"{latitude + 90:09.5f},{longitude:.{DECIMALS}f}"


def points_of(hits: Sequence[Json]) -> MapPoints:
    """What the engine answered to points_query."""
    pins = [hit["fields"]["pin"][0].split(",") for hit in hits]
    return MapPoints(
        keys=tuple(hit["fields"]["place_id"][0][:KEY_LENGTH] for hit in hits),
        latitudes=tuple(round(float(latitude) - 90, DECIMALS) for latitude, _ in pins),
        longitudes=tuple(float(longitude) for _, longitude in pins),
    )


def clusters_of(answer: Json) -> MapClusters:
    """What the engine answered to tiles_query, from west to east."""
    buckets = sorted(answer["aggregations"]["tiles"]["buckets"], key=_column_and_row)
    middles = [bucket["middle"]["location"] for bucket in buckets]
    return MapClusters(
        tiles=tuple(bucket["key"] for bucket in buckets),
        counts=tuple(bucket["doc_count"] for bucket in buckets),
        latitudes=tuple(round(middle["lat"], DECIMALS) for middle in middles),
        longitudes=tuple(round(middle["lon"], DECIMALS) for middle in middles),
    )


def _column_and_row(bucket: Json) -> tuple[int, int]:
    _, x, y = bucket["key"].split("/")
    return int(x), int(y)
