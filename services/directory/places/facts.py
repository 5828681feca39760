"""What can have happened to a place, and who said what it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.directory.contract.revision import Actor, Command, Receipt


@dataclass(frozen=True)
class Published:
    """What the public reads has changed: each field's value before and after."""

    by: Actor
    at: datetime
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(sorted(self.after))


@dataclass(frozen=True)
class Withdrawn:
    """The place is no longer shown."""

    by: Actor
    at: datetime


@dataclass(frozen=True)
class Said:
    """Who last said what a field holds: a source's name or an actor's role, and when."""

    by: str
    at: datetime

    @property
    def by_a_person(self) -> bool:
        return not self.by.startswith("import")


@dataclass(frozen=True)
class Kept:
    """The receipt of a command that was carried out, for whoever sends it again."""

    command: Command
    receipt: Receipt
