"""Workshops in MongoDB, each with what it has yet to tell."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.contract.workshop import ListedWorkshop, WorkshopPage, WorkshopSnapshot
from services.directory.workshops.document import fields_of, workshop_from
from services.directory.workshops.refusals import WorkshopNotFound
from services.directory.workshops.telling import entry_of
from services.directory.workshops.workshop import Workshop
from services.wire.outbox import Outbox
from services.wire.saving import Saving, save

Json = dict[str, Any]
SHOWN_AT_ONCE = 50


class WorkshopStore:
    """The collection of workshops. ``on_saved`` is called after each write."""

    def __init__(
        self, database: Database[Json], on_saved: Callable[[], None] = lambda: None
    ) -> None:
        self._workshops: Collection[Json] = database["workshops"]
        self._history: Collection[Json] = database["workshop_history"]
        self._on_saved = on_saved

    @property
    def outbox(self) -> Outbox:
        """What the workshops have yet to tell."""
        return Outbox(self._workshops, self._history)

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self.outbox.prepare()
        self._workshops.create_index([("details.place_id", 1), ("details.ends_at", 1)])

    def find(self, workshop_id: str) -> Workshop:
        """The workshop, cancelled or not. Raises WorkshopNotFound."""
        found = self.find_or_new(workshop_id)
        if not found.revision:
            raise WorkshopNotFound()
        return found

    def find_or_new(self, workshop_id: str) -> Workshop:
        """The workshop; a new one when there is none."""
        kept = self._workshops.find_one({"_id": workshop_id}, {"outbox": 0})
        return workshop_from(kept) if kept else Workshop(workshop_id)

    def of_place(self, place_id: str) -> list[Workshop]:
        """All workshops of a place that were not cancelled."""
        asked = {"details.place_id": place_id, "cancelled": False}
        return [workshop_from(kept) for kept in self._workshops.find(asked, {"outbox": 0})]

    def ever_of(self, place_id: str) -> list[Workshop]:
        """All workshops of a place, cancelled ones too."""
        found = self._workshops.find({"details.place_id": place_id}, {"outbox": 0})
        return [workshop_from(kept) for kept in found]

    def upcoming(self, place_id: str, now: datetime) -> tuple[WorkshopSnapshot, ...]:
        """Those of a place that are not over, the soonest first."""
        asked = {"details.place_id": place_id, "details.ends_at": {"$gt": now}, "cancelled": False}
        found = self._workshops.find(asked, {"outbox": 0}).sort("details.starts_at", 1)
        return tuple(workshop_from(kept).snapshot() for kept in found.limit(SHOWN_AT_ONCE))

    def list_after(self, after: str | None, limit: int, now: datetime) -> WorkshopPage:
        """A stretch of those that are not over by id, cancelled ones as id and revision only."""
        asked = {"_id": {"$gt": after or ""}, "details.ends_at": {"$gt": now}}
        found = list(self._workshops.find(asked, {"outbox": 0}).sort("_id", 1).limit(limit))
        listed = tuple(_listed(workshop_from(kept)) for kept in found)
        next_after = found[-1]["_id"] if len(found) == limit else None
        return WorkshopPage(workshops=listed, next_after=next_after)

    def save(self, workshop: Workshop) -> None:
        """Keep the workshop and its outbox. Raises ChangedMeanwhile if it was saved meanwhile."""
        read, fields = workshop.read_revision, fields_of(workshop)
        save(self._workshops, Saving(workshop.workshop_id, read, fields, [entry_of(workshop)]))
        self._on_saved()


def _listed(workshop: Workshop) -> ListedWorkshop:
    return ListedWorkshop(
        workshop_id=workshop.workshop_id,
        revision=workshop.revision,
        workshop=None if workshop.cancelled else workshop.snapshot(),
    )
