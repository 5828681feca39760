"""A place as the engine's document: pure."""

from typing import Any

from services.directory.contract.place import PlaceSnapshot
from services.search.contract.search import FILTERS
from services.search.elastic.filters import geo
from services.search.elastic.opening import project_opening
from services.search.elastic.tiles import pin
from services.search.filters import fold_all, values_of
from services.search.opening.week import opens
from services.search.placed import point_of, stops_of
from services.search.text import plain_words, sort_name, text_of

Json = dict[str, Any]


def project(place: PlaceSnapshot) -> Json:
    """The document of a place that is public; a suspended one is found by nobody."""
    if place.suspended:
        return tombstone(place.place_id)
    text = text_of(place)
    values_by_name = {name: values_of(place, name) for name in FILTERS}
    return {
        "place_id": place.place_id,
        "public": True,
        "nom": place.nom,
        "text": text,
        "words": plain_words(text),
        "sort_name": sort_name(place),
        "position": geo(point_of(place)),
        "positions": _positions(place),
        "pin": pin(point_of(place)),
        **{name: list(fold_all(values)) for name, values in values_by_name.items()},
        "written": {name: list(values) for name, values in values_by_name.items() if values},
        "fresh_until": place.fresh_until and place.fresh_until.isoformat(),
        "unanswered": place.unverified_since is not None,
        **project_opening(opens(place)),
        "snapshot": place.model_dump(mode="json", exclude_defaults=True),
    }


def tombstone(place_id: str) -> Json:
    """What is kept of a withdrawn place: deleting would forget its revision."""
    return {"place_id": place_id, "public": False}


def _positions(place: PlaceSnapshot) -> list[Json]:
    """Its own and those of its stops: the nearest is the one that counts."""
    return [at for each in (point_of(place), *stops_of(place)) if (at := geo(each))]
