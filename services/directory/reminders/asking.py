"""The question whether a listing is still right. Pure."""

from datetime import datetime

from services.directory.contract.events import PlaceConfirmationDue
from services.directory.places.place import Place
from services.directory.places.telling import note
from services.wire.outbox import entry
from services.wire.saving import Telling


def asking(place: Place, now: datetime) -> Telling:
    """The question for the place's due date; asking is no change of the listing."""
    if (due_at := place.due_at) is None:
        raise ValueError(f"place {place.place_id} has no due date")
    event = PlaceConfirmationDue(occurred_at=now, place=place.snapshot(), due_at=due_at)
    line = note(place, f"due/{due_at.isoformat()}", "confirmation_due", now)
    return Telling(
        document_id=place.place_id,
        read_revision=place.revision,
        marks={"asked_for": due_at, "ask_at": None},
        unless={"asked_for": due_at},
        entries=[entry(event, line)],
    )
