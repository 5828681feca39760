"""What the embedded index keeps of a place: pure."""

from dataclasses import dataclass

import orjson

from services.directory.contract.place import PlaceSnapshot
from services.search.contract.search import FILTERS
from services.search.distance import Point
from services.search.found import point_of
from services.search.words import folded, sort_name, text_of, without_elision

Values = tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A place at one revision; without a snapshot a tombstone, which only keeps the revision."""

    place_id: str
    revision: int
    snapshot: bytes = b""
    nom: str = ""
    text: str = ""
    sort_name: str = ""
    point: Point | None = None
    values: tuple[Values, ...] = ()  # in the order of FILTERS


def project(place: PlaceSnapshot) -> Row:
    """The place as a row: text ready to be split into words, values folded to be compared."""
    return Row(
        place_id=place.place_id,
        revision=place.revision,
        snapshot=_snapshot(place),
        nom=without_elision(place.nom),
        text=without_elision(text_of(place)),
        sort_name=sort_name(place),
        point=point_of(place),
        values=tuple(folded(getattr(place, name)) for name in FILTERS),
    )


def _snapshot(place: PlaceSnapshot) -> bytes:
    # Copied, because what orjson returns keeps the 8 kB it was written in.
    return bytes(memoryview(orjson.dumps(place.model_dump(mode="json", exclude_defaults=True))))
