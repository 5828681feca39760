"""A workshop: what it is, and what may happen to it. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid5

from services.directory.contract.place import PlaceDetails, PlaceSnapshot
from services.directory.contract.revision import Actor, Command
from services.directory.contract.workshop import (
    WorkshopDetails,
    WorkshopDraft,
    WorkshopPlace,
    WorkshopReceipt,
    WorkshopSnapshot,
)
from services.directory.milliseconds import in_milliseconds
from services.directory.receipts import Kept, KeyReused, receipt_among, with_receipt
from services.directory.rights import must_be_allowed
from services.directory.workshops.refusals import WorkshopNotFound, WorkshopOver
from services.directory.workshops.subject import subject_of
from services.wire.saving import ChangedMeanwhile

WORKSHOPS = UUID("0c1b2a56-5f8e-5c54-9d0a-3f1f3f0f6c42")


def workshop_id_of(command: Command) -> str:
    """The id of what this command announces: sent twice, it is one workshop."""
    return str(uuid5(WORKSHOPS, command.key))


def announced(draft: WorkshopDraft, place: PlaceSnapshot, demo: bool = False) -> WorkshopDetails:
    """What everybody reads of it, with enough of its place to find it."""
    told = draft.model_dump()
    moments = {name: in_milliseconds(told[name]) for name in ("starts_at", "ends_at")}
    return WorkshopDetails(
        **{**told, **moments}, place_id=place.place_id, place=where(place), demo=demo
    )


def where(place: PlaceDetails) -> WorkshopPlace:
    """Enough of the place to find it and to speak of it."""
    return WorkshopPlace.model_validate(place.model_dump())


@dataclass(frozen=True)
class Happened:
    """What is new since the workshop was read, by whom, and which fields it changed."""

    what: Literal["published", "cancelled"]
    by: Actor
    at: datetime
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Workshop:
    """One workshop; ``revision`` counts its saves."""

    workshop_id: str
    details: WorkshopDetails | None = None
    revision: int = 0
    cancelled: bool = False
    receipts: tuple[Kept[WorkshopReceipt], ...] = ()
    fact: Happened | None = None

    @property
    def read_revision(self) -> int:
        """The revision it had when it was read."""
        return self.revision - 1 if self.fact else self.revision

    def announce(self, details: WorkshopDetails, by: Actor, now: datetime) -> "Workshop":
        """For the first time, by an editor. Raises Forbidden, WorkshopOver, or KeyReused when the
        key of the command announced it long ago.
        """
        must_be_allowed(by, "edit", subject_of(details))
        if self.revision:
            raise KeyReused()
        _must_be_to_come(details, now)
        return self.publish(details, by, now)

    def revise(
        self, details: WorkshopDetails, revision: int, by: Actor, now: datetime
    ) -> "Workshop":
        """As an editor announces it now; itself when that is nothing new.

        Raises WorkshopOver, and as ``editable``.
        """
        editable = self.editable(revision, by)
        _must_be_to_come(details, now)
        return editable.publish(details, by, now)

    def publish(self, details: WorkshopDetails, by: Actor, now: datetime) -> "Workshop":
        """As announced; itself when that is nothing new, or it was cancelled."""
        if self.cancelled or details == self.details:
            return self
        old = dict(self.details) if self.details else {}
        changed = tuple(sorted(n for n, value in dict(details).items() if old.get(n) != value))
        fact = Happened("published", by, now, changed)
        return replace(self, details=details, revision=self.revision + 1, fact=fact)

    def cancel(self, by: Actor, now: datetime) -> "Workshop":
        """It will not take place; itself when that is known."""
        if self.cancelled:
            return self
        fact = Happened("cancelled", by, now)
        return replace(self, cancelled=True, revision=self.revision + 1, fact=fact)

    def move(self, place: PlaceSnapshot, by: Actor, now: datetime) -> "Workshop":
        """At this place from now on, whose listing took over its own; itself when it is there."""
        if self.details is None or self.cancelled or self.details.place_id == place.place_id:
            return self
        there = {"place_id": place.place_id, "place": where(place)}
        return self.publish(self.details.model_copy(update=there), by, now)

    def editable(self, revision: int, by: Actor) -> "Workshop":
        """Itself, for an editor who read it at ``revision``.

        Raises WorkshopNotFound when it was cancelled, Forbidden or Conflict.
        """
        if self.cancelled:
            raise WorkshopNotFound()
        must_be_allowed(by, "edit", subject_of(self.snapshot()))
        if revision != self.revision:
            raise ChangedMeanwhile()
        return self

    def receipt_for(self, command: Command) -> WorkshopReceipt | None:
        """What came of this command, if it was carried out before. Raises KeyReused."""
        return receipt_among(self.receipts, command)

    def keep_receipt(self, command: Command, now: datetime) -> tuple["Workshop", WorkshopReceipt]:
        """Its receipt for the command, and the workshop that remembers it."""
        receipt = WorkshopReceipt(
            workshop_id=self.workshop_id,
            place_id=self.snapshot().place_id,
            revision=self.revision,
            at=now,
        )
        return replace(self, receipts=with_receipt(self.receipts, command, receipt)), receipt

    def snapshot(self) -> WorkshopSnapshot:
        """What the public may read of it."""
        if self.details is None:
            raise ValueError(f"workshop {self.workshop_id} was never announced")
        return WorkshopSnapshot(
            workshop_id=self.workshop_id, revision=self.revision, **dict(self.details)
        )


def _must_be_to_come(details: WorkshopDetails, now: datetime) -> None:
    if details.ends_at <= now:
        raise WorkshopOver()
