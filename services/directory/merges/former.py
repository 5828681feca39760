"""What the kept place was before the merge, as far as no line of its history says so. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime

from services.directory.places.place import Place


@dataclass(frozen=True)
class Former:
    """How far it was trusted, and the names of its professional fields."""

    confirmed_at: datetime | None
    due_at: datetime | None
    unverified_since: datetime | None
    professional: tuple[str, ...] = ()


def former_of(kept: Place) -> Former:
    """As it is now."""
    return Former(kept.confirmed_at, kept.due_at, kept.unverified_since, (*kept.professional,))


def as_formerly(kept: Place, other: Place, former: Former) -> Place:
    """Trusted as before and without the other's professional fields, but for what was said since:
    a later confirmation, another value.
    """
    mine = {
        name: value
        for name, value in kept.professional.items()
        if name in former.professional or value != other.professional.get(name)
    }
    alone = replace(kept, professional=mine)
    if kept.confirmed_at != other.confirmed_at or kept.confirmed_at == former.confirmed_at:
        return alone
    return replace(
        alone,
        confirmed_at=former.confirmed_at,
        due_at=former.due_at,
        unverified_since=former.unverified_since,
    )
