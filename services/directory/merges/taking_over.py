"""What the kept listing takes over from the other. Pure.

What is empty is filled. Where both say something, what was confirmed counts more than what was not,
and of two that were, the newer; a source's word is as old as the source says. Whoever merges may
choose otherwise, field by field.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import Any

from services.directory.contract.merge_units import UNITS, Unit, are_empty, contradict, is_empty
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.places.differences import differences
from services.directory.places.facts import Merged, Said
from services.directory.places.place import Place
from services.directory.places.provenance import vouched_for

Chosen = Mapping[str, str]
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """A listing, and what it says."""

    place: Place
    details: PlaceDetails


def contested(kept: Place, other: Place) -> dict[str, str]:
    """The units in which they contradict each other, by their first fields, and whose word counts
    unless somebody chooses; empty when neither counts more, so that the kept one's stays.
    """
    one, two = _told(kept), _told(other)
    return {
        name: _heavier(one, two, unit)
        for name, unit in UNITS.items()
        if contradict(one.details, two.details, unit)
    }


def fuller(first: Place, second: Place) -> Place:
    """The one that says more; the first when they say as much."""
    says = [
        sum(not are_empty(told.details, unit) for unit in UNITS.values())
        for told in (_told(first), _told(second))
    ]
    return second if says[1] > says[0] else first


def taken(kept: Place, other: Place, chosen: Chosen) -> tuple[str, ...]:
    """The fields that the kept listing would say as the other does."""
    merged = _merged(_told(kept), _told(other), chosen)
    return tuple(sorted(differences(kept.details, merged)[1]))


def absorbing(kept: Place, other: Place, chosen: Chosen, by: Actor, at: datetime) -> Place:
    """The kept place with what it lacked, and with the other's keepers; it remembers whose place it
    took. Itself when it did so before.
    """
    if other.place_id in kept.replaces:
        return kept
    details = dated(_told(kept).details, _merged(_told(kept), _told(other), chosen), at)
    before, after = differences(kept.details, details)
    fact = Merged(by, at, before, {**after, "replaces": other.place_id})
    return replace(
        kept,
        details=details,
        provenance=_provenance(kept, other, chosen, (*after,), Said(by.role, at)),
        professional={**other.professional, **kept.professional},
        keepers=tuple(dict.fromkeys((*kept.keepers, *other.keepers))),
        replaces=tuple(dict.fromkeys((*kept.replaces, *other.replaces, other.place_id))),
        **_confirmed(kept, other),
    ).after(fact)


def dated(before: PlaceDetails, after: PlaceDetails, at: datetime) -> PlaceDetails:
    """As it is after, and of that day if it says anything else than before."""
    undated = after.model_copy(update={"date_maj": before.date_maj})
    return undated.model_copy(update={"date_maj": at.date()}) if undated != before else before


def _told(place: Place) -> Told:
    if place.details is None:
        raise ValueError(f"place {place.place_id} says nothing")
    return Told(place, place.details)


def _merged(kept: Told, other: Told, chosen: Chosen) -> PlaceDetails:
    taken: dict[str, Any] = {}
    for name, unit in UNITS.items():
        taken.update(_taken(kept, other, unit, chosen.get(name)))
    return kept.details.model_copy(update=taken)


def _taken(kept: Told, other: Told, unit: Unit, chosen: str | None) -> Iterator[tuple[str, Any]]:
    """What a unit takes from the other: all of it, what is empty, or nothing."""
    if chosen is None and not contradict(kept.details, other.details, unit):
        empty = (name for name in unit if is_empty(getattr(kept.details, name)))
        return ((name, getattr(other.details, name)) for name in empty)
    whose = chosen or _heavier(kept, other, unit)
    names = unit if whose == other.place.place_id else ()
    return ((name, getattr(other.details, name)) for name in names)


def _heavier(one: Told, two: Told, unit: Unit) -> str:
    mine, theirs = _weight(one, unit), _weight(two, unit)
    if mine == theirs:
        return ""
    return one.place.place_id if mine > theirs else two.place.place_id


def _weight(told: Told, unit: Unit) -> tuple[bool, datetime]:
    """Whether a person stands for it, and since when it holds."""
    if are_empty(told.details, unit):
        return False, NEVER
    place = told.place
    vouched = vouched_for(told.details, place.provenance, place.confirmed_at)
    if moments := [vouched[name] for name in unit if name in vouched]:
        return True, max(moments)
    updated = told.details.date_maj
    return False, datetime.combine(updated, time(), UTC) if updated else NEVER


def _provenance(
    kept: Place, other: Place, chosen: Chosen, changed: tuple[str, ...], now: Said
) -> dict[str, Said]:
    """Who said what was taken over. Whoever merges vouches for what they chose, and for what only a
    source said: else the kept one's own source, which never said it, would undo it.
    """
    theirs = {name: said for name in changed if (said := _of_a_person(other, name))}
    mine = {name: now for unit in chosen for name in UNITS[unit]}
    return {**kept.provenance, **dict.fromkeys(changed, now), **theirs, **mine}


def _of_a_person(place: Place, name: str) -> Said | None:
    said = place.provenance.get(name)
    return said if said and said.by_a_person else None


def _confirmed(kept: Place, other: Place) -> dict[str, Any]:
    """When a structure said that its listing is right, it said so of this place."""
    if not other.confirmed_at or (kept.confirmed_at and kept.confirmed_at >= other.confirmed_at):
        return {}
    due_at = other.confirmed_at + kept.period
    return {"confirmed_at": other.confirmed_at, "due_at": due_at, "unverified_since": None}
