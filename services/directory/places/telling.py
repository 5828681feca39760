"""From what happened to a place: the events for others, and the line of history for those who may
see it.
"""

from datetime import datetime
from typing import Any

from services.directory.contract.events import (
    PlaceErased,
    PlacePublished,
    PlaceRevised,
    PlaceSeparated,
    PlaceWithdrawn,
)
from services.directory.places.facts import (
    Confirmed,
    Erased,
    Fact,
    Published,
    Separated,
    Withdrawn,
)
from services.directory.places.place import Place
from services.wire.envelope import Event
from services.wire.outbox import entry

Json = dict[str, Any]
BY_REMINDER = "reminder"  # the door of those who answer notify, which thanks them itself


def entries_of(place: Place) -> list[Json]:
    """The outbox entries for the place's fact: *who* stands in the history, and is told to notify
    alone, for the receipt of an editor.
    """
    if (fact := place.fact) is None:
        raise ValueError(f"nothing happened to place {place.place_id}")
    told = entry(_event(place, fact), _history(place, fact))
    return [told, *_for_few(place, fact)]


def note(place: Place, name: str, what: str, at: datetime) -> Json:
    """A line of history of what nobody in particular did, and what changed nothing."""
    return {
        "_id": f"{place.place_id}/{name}",
        "place_id": place.place_id,
        "revision": place.revision,
        "what": what,
        "at": at,
        "by": {"person_id": "", "role": "", "via": ""},
        "before": {},
        "after": {},
        "confirmed": False,
    }


def _event(place: Place, fact: Fact) -> Event:
    if isinstance(fact, Withdrawn | Erased):
        return PlaceWithdrawn(
            occurred_at=fact.at,
            place_id=place.place_id,
            revision=place.revision,
            replaced_by=place.replaced_by,
        )
    return PlacePublished(occurred_at=fact.at, place=place.snapshot(), changed=fact.changed)


def _for_few(place: Place, fact: Fact) -> list[Json]:
    """What only some must hear."""
    if isinstance(fact, Erased):
        erased = PlaceErased(occurred_at=fact.at, place_id=place.place_id, revision=place.revision)
        return [entry(erased, {})]
    if isinstance(fact, Separated):
        shown = PlaceSeparated(
            occurred_at=fact.at, place_id=place.place_id, revision=place.revision
        )
        return [entry(shown, {})]
    return [_receipt(place, fact)] if _wants_receipt(fact) else []


def _wants_receipt(fact: Fact) -> bool:
    is_editor = fact.by.role == "editor" and fact.by.person_id != ""
    return is_editor and fact.by.via != BY_REMINDER and isinstance(fact, Published | Confirmed)


def _receipt(place: Place, fact: Fact) -> Json:
    revised = PlaceRevised(
        occurred_at=fact.at,
        place_id=place.place_id,
        nom=place.snapshot().nom,
        revision=place.revision,
        person_id=fact.by.person_id,
        changed=tuple(fact.after),
        confirmed=fact.confirmed,
    )
    # While it waits, it gives way to no other person's, and « confirmed » is not forgotten.
    return entry(revised, {}, about=f"{revised.person_id}/{revised.confirmed}")


def _history(place: Place, fact: Fact) -> Json:
    return {
        **note(place, str(place.revision), fact.what, fact.at),
        "by": fact.by.model_dump(include={"person_id", "role", "via"}),
        "before": dict(fact.before),
        "after": dict(fact.after),
        "confirmed": fact.confirmed,
    }
