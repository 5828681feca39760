"""What the directory says, as the relay carries it; and a clock that a test sets."""

from datetime import UTC, datetime, timedelta

from services.directory.contract.events import (
    PlacePublished,
    PlaceWithdrawn,
    WorkshopCancelled,
    WorkshopPublished,
)
from services.directory.contract.workshop import WorkshopSnapshot
from services.wire.bus import Message
from tests.builders import a_place

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
EVENING = NOON + timedelta(hours=6)


class Clock:
    now = NOON

    def __call__(self):
        return self.now


def published(place_id="p", revision=1, at=NOON, **fields):
    place = a_place(place_id, revision, **fields)
    return Message.of(PlacePublished(occurred_at=at, place=place, changed=("nom",)))


def withdrawn(place_id="p", revision=2, **fields):
    known = {"occurred_at": NOON, "place_id": place_id, "revision": revision}
    return Message.of(PlaceWithdrawn(**known, **fields))


def announced(workshop_id="w", place_id="p", at=NOON):
    workshop = WorkshopSnapshot(
        workshop_id=workshop_id,
        revision=1,
        place_id=place_id,
        titre="Prendre en main sa tablette",
        theme="Maîtrise des outils numériques du quotidien",
        starts_at=EVENING,
        ends_at=EVENING + timedelta(hours=2),
    )
    return Message.of(WorkshopPublished(occurred_at=at, workshop=workshop))


def cancelled(workshop_id="w", place_id="p"):
    return Message.of(
        WorkshopCancelled(occurred_at=NOON, workshop_id=workshop_id, place_id=place_id, revision=2)
    )
