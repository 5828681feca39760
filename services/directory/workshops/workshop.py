"""A workshop: what it is, and what may happen to it. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from services.directory.contract.revision import Actor
from services.directory.contract.workshop import WorkshopDetails, WorkshopSnapshot


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
    fact: Happened | None = None

    @property
    def read_revision(self) -> int:
        """The revision it had when it was read."""
        return self.revision - 1 if self.fact else self.revision

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

    def snapshot(self) -> WorkshopSnapshot:
        """What the public may read of it."""
        if self.details is None:
            raise ValueError(f"workshop {self.workshop_id} was never announced")
        return WorkshopSnapshot(
            workshop_id=self.workshop_id, revision=self.revision, **dict(self.details)
        )
