"""A place: what may happen to it. Pure: the clock and the ids are handed in."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import (
    Actor,
    Command,
    PlaceChanges,
    Receipt,
    WithdrawalReason,
)
from services.directory.places.differences import differences
from services.directory.places.due import first_due
from services.directory.places.facts import Confirmed, Fact, Published, Said, Withdrawn
from services.directory.places.identity import fingerprint_of
from services.directory.places.provenance import Conflict, conflicts_between, reconciled
from services.directory.places.saying import with_changes
from services.directory.places.standing import Standing
from services.directory.receipts import receipt_among, with_receipt


@dataclass(frozen=True)
class Place(Standing):
    """One place. What happens to it leaves a fact; nothing new leaves the place itself."""

    @classmethod
    def new(cls, place_id: str) -> "Place":
        return cls(place_id)

    def publish(self, details: PlaceDetails, by: Actor, now: datetime) -> "Place":
        """As its source describes it; itself when the source says nothing new.

        What a person vouched for since stays, unless the source has been updated after it. A
        withdrawn place stays withdrawn: a source does not know why it was. Without a new fact only
        the ``fingerprint`` may be new.
        """
        heard = fingerprint_of(details)
        if self.withdrawn or heard == self.fingerprint:
            return self
        if self.details:
            details = reconciled(self.details, self.vouched, details)
        return replace(self, fingerprint=heard).described(details, by, now)

    def conflicts_with(self, told: PlaceDetails) -> tuple[Conflict, ...]:
        """Where its source says something else than a person vouched for."""
        if self.details is None or self.withdrawn:
            return ()
        return tuple(conflicts_between(self.details, self.vouched, told))

    def revise(self, changes: PlaceChanges, revision: int, by: Actor, now: datetime) -> "Place":
        """With the fields that are set in ``changes``; itself when they say nothing new.

        Raises as ``open_to``.
        """
        details = self.open_to(by, "edit", revision)
        return self.changed_today(with_changes(details, changes), by, now)

    def changed_today(
        self, details: PlaceDetails, by: Actor, now: datetime, kind: type[Fact] = Published
    ) -> "Place":
        """As a person describes it now, whatever day they say; itself when that is nothing new."""
        known = self.shown()
        if not differences(known, details.model_copy(update={"date_maj": known.date_maj}))[1]:
            return self
        today = details.model_copy(update={"date_maj": now.date()})
        return self.described(today, by, now, kind)

    def described(
        self, details: PlaceDetails, by: Actor, now: datetime, kind: type[Fact] = Published
    ) -> "Place":
        """As they describe it; itself when that is nothing new."""
        before, after = differences(self.details, details)
        if not after:
            return self
        said = Said(by.via if by.role == "import" else by.role, now)
        provenance = {**self.provenance, **dict.fromkeys(after, said)}
        due_at = self.due_at or first_due(self.place_id, now)
        told = replace(self, details=details, provenance=provenance, due_at=due_at)
        return told.after(kind(by, now, before, after))

    def confirm(self, by: Actor, now: datetime, revision: int | None = None) -> "Place":
        """Still right at ``now``; itself when it was confirmed then, or since.

        Together with a revision just made it is one save, and one fact. Raises as ``open_to``.
        """
        self.open_to(by, "edit", revision)
        if self.confirmed_at and self.confirmed_at >= now:
            return self
        fact = replace(self.fact, confirmed=True) if self.fact else Confirmed(by, now)
        right = replace(self, confirmed_at=now, due_at=now + self.period, unverified_since=None)
        return right.after(fact)

    def withdraw(
        self, revision: int, by: Actor, now: datetime, reason: WithdrawalReason = ""
    ) -> "Place":
        """No longer shown. Raises as ``open_to``."""
        self.open_to(by, "withdraw", revision)
        after = {"reason": reason} if reason else {}
        return replace(self, withdrawn=True).after(Withdrawn(by, now, {}, after))

    def lying_in(self, territories: tuple[str, ...], by: Actor, now: datetime) -> "Place":
        """In these territories, because those were drawn anew."""
        before = {"territories": list(self.territories)}
        after = {"territories": list(territories)}
        return replace(self, territories=territories).after(Published(by, now, before, after))

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
