"""A place: what it is, and what may happen to it. Pure: the clock and the ids are handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from services.directory.contract.place import PlaceDetails, PlaceSnapshot
from services.directory.contract.revision import Actor, Command, PlaceChanges, Receipt
from services.directory.places.facts import Kept, Published, Said, Withdrawn
from services.directory.places.refusals import PlaceNotFound
from services.wire.errors import Conflict, Forbidden
from services.wire.saving import ChangedMeanwhile

PLACES = UUID("6f1d3c1e-3a53-5d0a-9c58-6a6f0f7a7d11")
CONFIRMED_FOR = timedelta(days=180)
RECEIPTS_KEPT_FOR = timedelta(hours=24)
MOST_RECEIPTS = 100  # they lie in the place's own document, which must stay small


def place_id_of(source: str, standard_id: str) -> str:
    """The place's id, the same each time its source is imported. Ids are never reused."""
    return str(uuid5(PLACES, f"{source}/{standard_id}"))


@dataclass(frozen=True)
class Place:
    """One place. ``revision`` counts its saves; ``fact`` is what is new since it was read.

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
    receipts: tuple[Kept, ...] = ()
    fact: Published | Withdrawn | None = None

    @classmethod
    def new(cls, place_id: str) -> "Place":
        return cls(place_id)

    @property
    def read_revision(self) -> int:
        """The revision it had when it was read."""
        return self.revision - 1 if self.fact else self.revision

    def publish(self, details: PlaceDetails, by: Actor, now: datetime) -> "Place":
        """As its source describes it; itself when that is nothing new.

        What a person said since stays, unless the source has been updated after it. A withdrawn
        place stays withdrawn: a source does not know why it was.
        """
        if self.withdrawn:
            return self
        return self._with_details(self._keeping_what_people_said(details), by, now)

    def revise(self, changes: PlaceChanges, revision: int, by: Actor, now: datetime) -> "Place":
        """With the fields that are set in ``changes``; itself when they say nothing new.

        Raises PlaceNotFound, Forbidden, or Conflict when ``revision`` is not the one it has.
        """
        details = self._shown()
        self._must_be_editable(by)
        self._must_be_at(revision)
        given = changes.model_dump(exclude_unset=True)
        if not _differences(details, details.model_copy(update=given))[0]:
            return self
        revised = details.model_copy(update={**given, "date_maj": now.date()})
        return self._with_details(revised, by, now)

    def withdraw(self, revision: int, by: Actor, now: datetime) -> "Place":
        """No longer shown. Raises PlaceNotFound, Forbidden or Conflict as ``revise``."""
        self._shown()
        self._must_be_editable(by)
        self._must_be_at(revision)
        return replace(self, withdrawn=True, revision=self.revision + 1, fact=Withdrawn(by, now))

    def receipt_for(self, command: Command) -> Receipt | None:
        """What came of this command, if it was carried out before.

        Raises Conflict when its key served for something else.
        """
        for kept in self.receipts:
            if kept.command.key == command.key:
                if kept.command.fingerprint != command.fingerprint:
                    raise Conflict(
                        "idempotency_key_reused",
                        "This Idempotency-Key was used for another request; send a new one.",
                    )
                return kept.receipt
        return None

    def keep_receipt(self, command: Command, now: datetime) -> tuple["Place", Receipt]:
        """Its receipt for the command, and the place that remembers the last day's receipts."""
        changed = self.fact.changed if isinstance(self.fact, Published) else ()
        receipt = Receipt(place_id=self.place_id, revision=self.revision, changed=changed, at=now)
        recent = [kept for kept in self.receipts if kept.receipt.at > now - RECEIPTS_KEPT_FOR]
        receipts = (*recent, Kept(command, receipt))[-MOST_RECEIPTS:]
        return replace(self, receipts=receipts), receipt

    def snapshot(self) -> PlaceSnapshot:
        """What the public may read of it. Raises PlaceNotFound if that is nothing."""
        details = self._shown()
        return PlaceSnapshot(
            place_id=self.place_id,
            revision=self.revision,
            confirmed_at=self.confirmed_at,
            fresh_until=self._fresh_until(details.date_maj),
            territories=self.territories,
            **dict(details),
        )

    def _shown(self) -> PlaceDetails:
        if self.details is None or self.withdrawn:
            raise PlaceNotFound()
        return self.details

    def _must_be_editable(self, by: Actor) -> None:
        if by.role != "operator" and self.place_id not in by.place_ids:
            raise Forbidden("not_an_editor", "Ask for an edit link of this place.")

    def _must_be_at(self, revision: int) -> None:
        if revision != self.revision:
            raise ChangedMeanwhile()

    def _keeping_what_people_said(self, details: PlaceDetails) -> PlaceDetails:
        if self.details is None:
            return details
        kept = {
            name: getattr(self.details, name)
            for name, said in self.provenance.items()
            if said.by_a_person and not _is_newer(details.date_maj, said.at)
        }
        return details.model_copy(update=kept)

    def _with_details(self, details: PlaceDetails, by: Actor, now: datetime) -> "Place":
        before, after = _differences(self.details, details)
        if not after:
            return self
        said = Said(by.via if by.role == "import" else by.role, now)
        return replace(
            self,
            details=details,
            revision=self.revision + 1,
            provenance={**self.provenance, **dict.fromkeys(after, said)},
            fact=Published(by, now, before, after),
        )

    def _fresh_until(self, updated: date | None) -> date | None:
        known = [updated, self.confirmed_at and self.confirmed_at.date()]
        latest = max((day for day in known if day), default=None)
        return latest + CONFIRMED_FOR if latest else None


def _differences(
    before: PlaceDetails | None, after: PlaceDetails
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that differ, as JSON values: before and after."""
    new = after.model_dump(mode="json")
    old = before.model_dump(mode="json") if before else dict.fromkeys(new)
    names = [name for name, value in new.items() if value != old[name]]
    if before is None:  # a new place tells only what it has
        names = [name for name in names if new[name] not in ("", [], None)]
    return {name: old[name] for name in names if before}, {name: new[name] for name in names}


def _is_newer(updated: date | None, said_at: datetime) -> bool:
    return updated is not None and updated > said_at.date()
