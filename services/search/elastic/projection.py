"""A place as the engine's document: pure."""

from typing import Any

from services.directory.contract.place import PlaceSnapshot
from services.search.contract.search import FILTERS
from services.search.found import point_of
from services.search.words import folded, sort_name, text_of

Json = dict[str, Any]


def project(place: PlaceSnapshot) -> Json:
    """The document of a place that is public."""
    text = text_of(place)
    return {
        "place_id": place.place_id,
        "public": True,
        "nom": place.nom,
        "text": text,
        "plain": text,
        "sort_name": sort_name(place),
        "position": _position(place),
        **{name: list(folded(getattr(place, name))) for name in FILTERS},
        "snapshot": place.model_dump(mode="json", exclude_defaults=True),
    }


def tombstone(place_id: str) -> Json:
    """What is kept of a withdrawn place: deleting would forget its revision."""
    return {"place_id": place_id, "public": False}


def _position(place: PlaceSnapshot) -> Json | None:
    if (point := point_of(place)) is None:
        return None
    return {"lat": point[0], "lon": point[1]}
