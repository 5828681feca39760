"""The standard as JSON: an array of objects, each with all 32 columns; null says nothing. Pure."""

import orjson

from services.directory.contract.place import PlaceSnapshot
from services.gateway.exports.columns import values
from services.gateway.exports.format import Format


def _write(place: PlaceSnapshot) -> bytes:
    return orjson.dumps(values(place))


JSON = Format(
    "the national standard in JSON", "json", "application/json", _write, b"[\n", b",\n", b"\n]\n"
)
