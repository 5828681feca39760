"""A whole place as JSON, kept small: pure."""

from functools import lru_cache
from typing import NamedTuple, get_args

import orjson

from services.directory.contract.place import PlaceSnapshot

_EMPTY = PlaceSnapshot(place_id="", revision=1, nom="").model_dump(
    mode="json", exclude={"place_id", "revision", "nom"}
)
_MODELS = {
    name
    for name, field in PlaceSnapshot.model_fields.items()
    if any(isinstance(each, type(PlaceSnapshot)) for each in get_args(field.annotation))
}
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
    fields = place.model_dump(mode="json", exclude_defaults=True)
    for name in _MODELS & fields.keys():  # theirs were left out too
        fields[name] = [each.model_dump(mode="json") for each in getattr(place, name)]
    return Snapshot(_object_of(frozenset(_EMPTY.keys() - fields.keys())), orjson.dumps(fields)[1:])


@lru_cache(_COMBINATIONS)
def _object_of(left_empty: frozenset[str]) -> bytes:
    """The beginning of an object that goes on."""
    fields = {name: value for name, value in _EMPTY.items() if name in left_empty}
    return orjson.dumps(fields)[:-1] + b"," if fields else b"{"
