"""From what happened to a workshop: its event and its line of history."""

from typing import Any

from services.directory.contract.events import WorkshopCancelled, WorkshopPublished
from services.directory.workshops.workshop import Happened, Workshop
from services.wire.envelope import Event
from services.wire.outbox import entry


def entry_of(workshop: Workshop) -> dict[str, Any]:
    """The outbox entry for the workshop's fact."""
    if workshop.fact is None:
        raise ValueError(f"nothing happened to workshop {workshop.workshop_id}")
    return entry(_event(workshop, workshop.fact), _history(workshop, workshop.fact))


def _event(workshop: Workshop, fact: Happened) -> Event:
    snapshot = workshop.snapshot()
    if fact.what == "published":
        return WorkshopPublished(occurred_at=fact.at, workshop=snapshot, changed=fact.changed)
    return WorkshopCancelled(
        occurred_at=fact.at,
        workshop_id=workshop.workshop_id,
        place_id=snapshot.place_id,
        revision=workshop.revision,
    )


def _history(workshop: Workshop, fact: Happened) -> dict[str, Any]:
    return {
        "_id": f"{workshop.workshop_id}/{workshop.revision}",
        "workshop_id": workshop.workshop_id,
        "revision": workshop.revision,
        "what": fact.what,
        "at": fact.at,
        "by": fact.by.model_dump(include={"person_id", "role", "via"}),
        "changed": list(fact.changed),
    }
