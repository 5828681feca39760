"""A whole place as JSON, kept small: pure."""

from functools import lru_cache
from typing import NamedTuple

import orjson

from services.directory.contract.place import PlaceSnapshot

_EMPTY = PlaceSnapshot(place_id="", revision=1, nom="").model_dump(
    mode="json", exclude={"place_id", "revision", "nom"}
)
_COMBINATIONS = 10_000


class Snapshot(NamedTuple):
    """Two pieces of one object; places that leave the same fields empty have one ``empty``."""

    empty: bytes
    said: bytes

    def whole(self) -> bytes:
        """All of it."""
        return self.empty + self.said


def snapshot_of(place: PlaceSnapshot) -> Snapshot:
    """The place as it is kept."""
    fields = place.model_dump(mode="json")
    left = tuple(name for name, value in _EMPTY.items() if fields[name] == value)
    for name in left:
        del fields[name]
    return Snapshot(_object_of(left), orjson.dumps(fields)[1:])


@lru_cache(_COMBINATIONS)
def _object_of(left_empty: tuple[str, ...]) -> bytes:
    """The beginning of an object that goes on."""
    fields = orjson.dumps({name: _EMPTY[name] for name in left_empty})
    return fields[:-1] + b"," if left_empty else b"{"
