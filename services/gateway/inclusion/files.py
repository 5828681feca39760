"""data·inclusion's two files: arrays of structures and of services, as schema v1 has them."""

from datetime import UTC, datetime

import orjson

from services.directory.contract.place import PlaceSnapshot
from services.gateway.exports.format import Format
from services.gateway.inclusion.rows import service_rows, structure_row


def _structure(place: PlaceSnapshot) -> bytes:
    return orjson.dumps(structure_row(place, datetime.now(UTC).date()))


def _services(place: PlaceSnapshot) -> bytes:
    rows = service_rows(place, datetime.now(UTC).date())
    return b",\n".join(map(orjson.dumps, rows))


STRUCTURES = Format(
    "the structures of data·inclusion's schema v1",
    "json",
    "application/json",
    _structure,
    b"[\n",
    b",\n",
    b"\n]\n",
    "structures-data-inclusion",
)
SERVICES_OF_PLACES = Format(
    "the services of data·inclusion's schema v1",
    "json",
    "application/json",
    _services,
    b"[\n",
    b",\n",
    b"\n]\n",
    "services-data-inclusion",
)
