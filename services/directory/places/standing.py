"""A place as it stands: what is kept of it, who may change it, what a change makes of it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from services.directory.contract.place import PlaceDetails, PlaceSnapshot
from services.directory.contract.revision import Actor, Receipt
from services.directory.places.department import with_department
from services.directory.places.facts import Claim, Fact, Said
from services.directory.places.provenance import vouched_for
from services.directory.places.refusals import PlaceMerged, PlaceNotFound
from services.directory.places.trusted import Trusted
from services.directory.receipts import Kept
from services.directory.rights import Action, Subject, must_be_allowed
from services.wire.saving import ChangedMeanwhile


@dataclass(frozen=True)
class Standing(Trusted):
    """``revision`` counts its saves; ``fact`` is what is new since it was read.

    A merged place is withdrawn, and ``replaced_by`` another, which remembers in ``replaces`` all
    whose place it took. An erased one has no ``details``.
    Every shown place has a ``due_at``. ``professional`` and ``keepers`` (opaque person ids) never
    leave the directory. ``fingerprint`` is that of what its source said last; ``vanished_at`` is
    when its row was first missing there.
    """

    place_id: str
    revision: int = 0
    details: PlaceDetails | None = None
    withdrawn: bool = False
    replaced_by: str = ""
    replaces: tuple[str, ...] = ()
    professional: Mapping[str, Any] = field(default_factory=dict)
    keepers: tuple[str, ...] = ()
    provenance: Mapping[str, Said] = field(default_factory=dict)
    fingerprint: str = ""
    vanished_at: datetime | None = None
    territories: tuple[str, ...] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    receipts: tuple[Kept[Receipt], ...] = ()
    fact: Fact | None = None

    @property
    def read_revision(self) -> int:
        """The revision it had when it was read."""
        return self.revision - 1 if self.fact else self.revision

    @property
    def ask_at(self) -> datetime | None:
        """When to climb the next rung; None while nobody is to be asked about it."""
        return None if self.withdrawn or self.suspended else self.next_asked_at

    @property
    def vouched(self) -> Mapping[str, datetime]:
        """The fields that a person vouches for, and since when."""
        return vouched_for(self.shown(), self.provenance, self.confirmed_at)

    @property
    def subject(self) -> Subject:
        """What an actor's rights are measured by."""
        return Subject(self.place_id, with_department(self.details, self.territories))

    def shown(self) -> PlaceDetails:
        """What it says. Raises PlaceNotFound if the public reads nothing of it; PlaceMerged, which
        is one, if it is another place now.
        """
        if self.replaced_by:
            raise PlaceMerged(self.replaced_by)
        if self.details is None or self.withdrawn:
            raise PlaceNotFound()
        return self.details

    def open_to(self, by: Actor, action: Action, revision: int | None) -> PlaceDetails:
        """What they read at ``revision``, or at any with None, and may change so.

        Raises PlaceNotFound, Forbidden, or Conflict when ``revision`` is not the one it has.
        """
        details = self.shown()
        must_be_allowed(by, action, self.subject)
        if revision not in (None, self.revision):
            raise ChangedMeanwhile()
        return details

    def after(self, fact: Fact) -> Self:
        """Itself, with what is new since it was read: one more revision."""
        return replace(self, revision=self.read_revision + 1, fact=fact)

    def snapshot(self) -> PlaceSnapshot:
        """What the public may read of it. Raises PlaceNotFound if that is nothing."""
        details = self.shown()
        return PlaceSnapshot(
            place_id=self.place_id,
            revision=self.revision,
            confirmed_at=self.confirmed_at,
            fresh_until=self.fresh_until(details.date_maj),
            unverified_since=self.unverified_since and self.unverified_since.date(),
            suspended=self.suspended,
            territories=self.territories,
            **dict(details),
        )
