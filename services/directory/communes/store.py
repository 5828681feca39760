"""The communes that the shown places name, counted by MongoDB and kept for a minute."""

import threading
import time
from collections.abc import Callable
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.communes.commune import KnownCommune, merged

Json = dict[str, Any]
KEPT_FOR_S = 60.0
MOST = 20_000  # some MB; France has 35,000 communes, and one place in two of them would be many


class CommuneStore:
    """All communes with a place that is shown and located. Whoever types asks many times: the
    places are read once a minute, by one of those who ask.
    """

    def __init__(
        self, database: Database[Json], seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._places: Collection[Json] = database["places"]
        self._seconds = seconds
        self._lock = threading.Lock()
        self._kept: tuple[KnownCommune, ...] = ()
        self._kept_until = float("-inf")

    def all(self) -> tuple[KnownCommune, ...]:
        """Those with most places first; up to a minute old."""
        with self._lock:
            if self._seconds() >= self._kept_until:
                self._kept = merged(map(_commune, self._places.aggregate(_COUNTING)))
                self._kept_until = self._seconds() + KEPT_FOR_S
            return self._kept


def _commune(counted: Json) -> KnownCommune:
    middle = counted["latitude"], counted["longitude"]
    return KnownCommune(counted["_id"]["nom"], counted["_id"]["code"], counted["places"], *middle)


_COUNTING: list[Json] = [
    {
        "$match": {
            "withdrawn": False,
            "details.commune": {"$gt": ""},
            "details.latitude": {"$type": "number"},
            "details.longitude": {"$type": "number"},
        }
    },
    {
        "$group": {
            "_id": {"nom": "$details.commune", "code": "$details.code_postal"},
            "places": {"$sum": 1},
            "latitude": {"$avg": "$details.latitude"},
            "longitude": {"$avg": "$details.longitude"},
        }
    },
    {"$sort": {"places": -1, "_id": 1}},
    {"$limit": MOST},
]
