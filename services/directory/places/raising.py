"""Raising the documents of an older shape, once, when the service starts.

What an index must find has to stand in the document. Each write rests on the revision that was
read, so it is harmless beside people who save, and beside another replica that does the same.
"""

from datetime import datetime
from typing import Any

from pymongo import UpdateOne
from pymongo.collection import Collection

from services.directory.places.document import SHAPE, fields_of, place_from

Json = dict[str, Any]
BATCH = 500


def raise_older(places: Collection[Json], now: datetime) -> int:
    """How many were raised; a listing that never had a due date has one from then on."""
    raised = 0
    while writes := [_raising(kept, now) for kept in _older(places)]:
        if not (kept := places.bulk_write(writes, ordered=False).matched_count):
            break  # others save these very places; whatever they leave is found at the next start
        raised += kept
    return raised


def _older(places: Collection[Json]) -> list[Json]:
    return list(places.find({"shape": {"$lt": SHAPE}}, {"outbox": 0}).limit(BATCH))


def _raising(kept: Json, now: datetime) -> UpdateOne:
    as_read = {name: kept[name] for name in ("_id", "revision", "shape")}
    return UpdateOne(as_read, {"$set": fields_of(place_from(kept).with_due_date(now))})
