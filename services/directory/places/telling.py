"""From what happened to a place: the event for everyone, and the line of history for those who may
see it.
"""

from typing import Any

from services.directory.contract.events import PlacePublished, PlaceWithdrawn
from services.directory.places.facts import Published, Withdrawn
from services.directory.places.place import Place
from services.wire.envelope import Event
from services.wire.outbox import entry

Json = dict[str, Any]


def entry_of(place: Place) -> Json:
    """The outbox entry for the place's fact. *Who* stands in the history alone."""
    if place.fact is None:
        raise ValueError(f"nothing happened to place {place.place_id}")
    return entry(_event(place, place.fact), _history(place, place.fact))


def _event(place: Place, fact: Published | Withdrawn) -> Event:
    if isinstance(fact, Withdrawn):
        return PlaceWithdrawn(occurred_at=fact.at, place_id=place.place_id, revision=place.revision)
    return PlacePublished(occurred_at=fact.at, place=place.snapshot(), changed=fact.changed)


def _history(place: Place, fact: Published | Withdrawn) -> Json:
    published = isinstance(fact, Published)
    return {
        "_id": f"{place.place_id}/{place.revision}",
        "place_id": place.place_id,
        "revision": place.revision,
        "what": "published" if published else "withdrawn",
        "at": fact.at,
        "by": fact.by.model_dump(include={"person_id", "role", "via"}),
        "before": dict(fact.before) if isinstance(fact, Published) else {},
        "after": dict(fact.after) if isinstance(fact, Published) else {},
    }
