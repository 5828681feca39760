"""A place: what it is, and what may happen to it. Pure: the clock and the ids are handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from services.directory.contract.place import PlaceDetails, PlaceSnapshot
from services.directory.contract.revision import Actor, Command, PlaceChanges, Receipt
from services.directory.places.differences import differences
from services.directory.places.due import CONFIRMED_FOR, first_due, fresh_until
from services.directory.places.facts import Claim, Confirmed, Fact, Published, Said, Withdrawn
from services.directory.places.provenance import keeping_what_people_said
from services.directory.places.refusals import PlaceNotFound
from services.directory.receipts import Kept, receipt_among, with_receipt
from services.directory.rights import must_be_editor
from services.wire.saving import ChangedMeanwhile


@dataclass(frozen=True)
class Place:
    """One place. ``revision`` counts its saves; ``fact`` is what is new since it was read.

    Every shown place has a ``due_at``; ``asked_for`` is the one it was asked about.
    ``professional`` and ``keepers`` (opaque person ids) never leave the directory.
    """

    place_id: str
    revision: int = 0
    details: PlaceDetails | None = None
    withdrawn: bool = False
    professional: Mapping[str, Any] = field(default_factory=dict)
    keepers: tuple[str, ...] = ()
    provenance: Mapping[str, Said] = field(default_factory=dict)
    territories: tuple[str, ...] = ()
    confirmed_at: datetime | None = None
    due_at: datetime | None = None
    asked_for: datetime | None = None
    claims: Mapping[str, Claim] = field(default_factory=dict)
    receipts: tuple[Kept[Receipt], ...] = ()
    fact: Fact | None = None

    @classmethod
    def new(cls, place_id: str) -> "Place":
        return cls(place_id)

    @property
    def read_revision(self) -> int:
        """The revision it had when it was read."""
        return self.revision - 1 if self.fact else self.revision

    @property
    def ask_at(self) -> datetime | None:
        """When to ask whether it is still right; None once that was done for this due date."""
        return None if self.withdrawn or self.asked_for == self.due_at else self.due_at

    def publish(self, details: PlaceDetails, by: Actor, now: datetime) -> "Place":
        """As its source describes it; itself when that is nothing new.

        What a person said since stays, unless the source has been updated after it. A withdrawn
        place stays withdrawn: a source does not know why it was.
        """
        if self.withdrawn:
            return self
        if self.details:
            details = keeping_what_people_said(self.details, self.provenance, details)
        return self._with_details(details, by, now)

    def revise(self, changes: PlaceChanges, revision: int, by: Actor, now: datetime) -> "Place":
        """With the fields that are set in ``changes``; itself when they say nothing new.

        Raises PlaceNotFound, Forbidden, or Conflict when ``revision`` is not the one it has.
        """
        details = self._editable(by, revision)
        revised = details.model_copy(update=changes.model_dump(exclude_unset=True))
        if not differences(details, revised)[0]:
            return self
        return self._with_details(revised.model_copy(update={"date_maj": now.date()}), by, now)

    def confirm(self, by: Actor, now: datetime, revision: int | None = None) -> "Place":
        """Still right at ``now``; itself when it was confirmed then, or since.

        Together with a revision just made it is one save, and one fact. Raises as ``revise``.
        """
        self._editable(by, revision)
        if self.confirmed_at and self.confirmed_at >= now:
            return self
        return replace(
            self,
            confirmed_at=now,
            due_at=now + CONFIRMED_FOR,
            revision=self.read_revision + 1,
            fact=replace(self.fact, confirmed=True) if self.fact else Confirmed(by, now),
        )

    def withdraw(self, revision: int, by: Actor, now: datetime) -> "Place":
        """No longer shown. Raises PlaceNotFound, Forbidden or Conflict as ``revise``."""
        self._editable(by, revision)
        return replace(self, withdrawn=True, revision=self.revision + 1, fact=Withdrawn(by, now))

    def with_due_date(self, now: datetime) -> "Place":
        """Itself, with the first due date that it was never given."""
        return replace(self, due_at=self.due_at or first_due(self.place_id, now))

    def receipt_for(self, command: Command) -> Receipt | None:
        """What came of this command, if it was carried out before. Raises KeyReused."""
        return receipt_among(self.receipts, command)

    def keep_receipt(self, command: Command, now: datetime) -> tuple["Place", Receipt]:
        """Its receipt for the command, and the place that remembers it."""
        changed = self.fact.changed if self.fact else ()
        receipt = Receipt(place_id=self.place_id, revision=self.revision, changed=changed, at=now)
        return replace(self, receipts=with_receipt(self.receipts, command, receipt)), receipt

    def snapshot(self) -> PlaceSnapshot:
        """What the public may read of it. Raises PlaceNotFound if that is nothing."""
        details = self._shown()
        return PlaceSnapshot(
            place_id=self.place_id,
            revision=self.revision,
            confirmed_at=self.confirmed_at,
            fresh_until=fresh_until(details.date_maj, self.confirmed_at),
            territories=self.territories,
            **dict(details),
        )

    def _shown(self) -> PlaceDetails:
        if self.details is None or self.withdrawn:
            raise PlaceNotFound()
        return self.details

    def _editable(self, by: Actor, revision: int | None) -> PlaceDetails:
        details = self._shown()
        must_be_editor(self.place_id, by)
        if revision not in (None, self.revision):
            raise ChangedMeanwhile()
        return details

    def _with_details(self, details: PlaceDetails, by: Actor, now: datetime) -> "Place":
        before, after = differences(self.details, details)
        if not after:
            return self
        said = Said(by.via if by.role == "import" else by.role, now)
        return replace(
            self.with_due_date(now),
            details=details,
            revision=self.revision + 1,
            provenance={**self.provenance, **dict.fromkeys(after, said)},
            fact=Published(by, now, before, after),
        )
