"""Places as points for maps (RFC 7946), with the standard's other columns. Pure."""

from typing import Any

import orjson

from services.directory.contract.place import PlaceSnapshot
from services.gateway.exports.columns import values
from services.gateway.exports.format import Format


def _write(place: PlaceSnapshot) -> bytes:
    properties = values(place)
    latitude, longitude = properties.pop("latitude"), properties.pop("longitude")
    feature: dict[str, Any] = {
        "type": "Feature",
        "id": place.place_id,
        "geometry": None,
        "properties": properties,
    }
    if latitude is not None and longitude is not None:
        feature["geometry"] = {"type": "Point", "coordinates": [longitude, latitude]}
    return orjson.dumps(feature)


GEOJSON = Format(
    "GeoJSON, points with the national standard's other columns",
    "geojson",
    "application/geo+json",
    _write,
    b'{"type":"FeatureCollection","features":[\n',
    b",\n",
    b"\n]}\n",
)
