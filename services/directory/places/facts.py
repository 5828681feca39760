"""What can have happened to a place, and who said what it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from services.directory.contract.revision import Actor

CONFIRMED_FIELDS = ("confirmed_at", "fresh_until")


@dataclass(frozen=True)
class Fact:
    """What is new of a place, by whom: each field's value before and after.

    ``confirmed`` when they also said that the rest is still right.
    """

    what: ClassVar[str]

    by: Actor
    at: datetime
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    confirmed: bool = False

    @property
    def changed(self) -> tuple[str, ...]:
        also = CONFIRMED_FIELDS if self.confirmed else ()
        return tuple(sorted((*self.after, *also)))


class Published(Fact):
    """What the public reads has changed."""

    what = "published"


@dataclass(frozen=True)
class Confirmed(Fact):
    """Somebody who may, said that the listing is still right."""

    what = "confirmed"
    confirmed: bool = True


class Withdrawn(Fact):
    """The place is no longer shown; ``after`` says why, or which place took it over."""

    what = "withdrawn"

    @property
    def changed(self) -> tuple[str, ...]:
        """Of what the public read nothing is left to differ."""
        return ()


class Merged(Fact):
    """It took over another place; ``after`` names it as ``replaces``, beside the fields."""

    what = "merged"

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(sorted({*self.after} - {"replaces"}))


class Separated(Fact):
    """A merge was undone: it is shown again, or gave back what it took over from ``separated``."""

    what = "separated"

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(sorted({*self.after} - {"separated"}))


class Erased(Fact):
    """What it said is kept nowhere any more."""

    what = "erased"


class Unanswered(Fact):
    """Two reminders went unanswered: the listing is shown as unverified."""

    what = "unanswered"


class PeriodChosen(Fact):
    """How long a confirmation holds here was decided."""

    what = "period_chosen"

    @property
    def changed(self) -> tuple[str, ...]:
        """The public reads until when the listing holds, not who decided that."""
        return ("fresh_until",)


class Suspended(Fact):
    """A referent does not trust the listing, and says so to all."""

    what = "suspended"


class Resumed(Fact):
    """It is no longer suspended."""

    what = "resumed"


class Restored(Fact):
    """What the public reads is as it was at an earlier revision."""

    what = "restored"


@dataclass(frozen=True)
class Said:
    """Who last said what a field holds: a source's name or an actor's role, and when."""

    by: str
    at: datetime

    @property
    def by_a_person(self) -> bool:
        return not self.by.startswith("import")


@dataclass(frozen=True)
class Claim:
    """Somebody said « c'est ma structure »: by which command, and to which contact it went."""

    key: str
    sent_to: str
    at: datetime
