"""Whose word counts when a source describes a place again. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from services.directory.contract.place import BESIDE_THE_STANDARD, PlaceDetails
from services.directory.places.facts import Said

NO_SOURCE_SAYS = ("exceptional_hours", "stops")
READ_FROM = {"horaires": "hours_text"}  # what a field was read from goes where it goes
_NOT_CONFIRMED = ("id", "source", "date_maj")  # whoever says « still right » does not mean these


@dataclass(frozen=True)
class Conflict:
    """Somebody vouches for what a field holds, and its source says otherwise: the newer word won.

    ``vouched_at`` is when they said or confirmed it, ``updated`` the day that the source gives.
    """

    field: str
    ours: Any
    theirs: Any
    vouched_at: datetime
    updated: date | None

    @property
    def ours_won(self) -> bool:
        """A source that gives no day is never the newer one."""
        return not is_newer(self.updated, self.vouched_at)


def vouched_for(
    details: PlaceDetails, provenance: Mapping[str, Said], confirmed_at: datetime | None
) -> dict[str, datetime]:
    """When a person last said what a field holds, or confirmed that it is right."""
    vouched = {name: each.at for name, each in provenance.items() if each.by_a_person}
    if confirmed_at:
        confirmed = _confirmed(details, provenance, confirmed_at)
        vouched.update(dict.fromkeys(confirmed, confirmed_at))
    for name, text in READ_FROM.items():
        if said := [vouched[each] for each in (name, text) if each in vouched]:
            vouched[name] = vouched[text] = max(said)
    return vouched


def conflicts_between(
    known: PlaceDetails, vouched: Mapping[str, datetime], told: PlaceDetails
) -> Iterator[Conflict]:
    """What they say and its source does not, or the other way round. Its day is no claim."""
    apart = {*NO_SOURCE_SAYS, *READ_FROM.values(), "date_maj"}
    for name, at in vouched.items():
        ours, theirs = _words(known, name), _words(told, name)
        if ours != theirs and name not in apart and not _has_no_word_for(name, theirs):
            yield Conflict(name, ours, theirs, at, told.date_maj)


def reconciled(
    known: PlaceDetails, vouched: Mapping[str, datetime], told: PlaceDetails
) -> PlaceDetails:
    """As the source tells it, but for what a person vouched for since the source was updated, or
    for which it has no column.
    """
    kept = {
        name
        for name, at in vouched.items()
        if not is_newer(told.date_maj, at) or _has_no_word_for(name, getattr(told, name))
    }
    names = kept.union(NO_SOURCE_SAYS)
    return told.model_copy(update={name: getattr(known, name) for name in names})


def is_newer(updated: date | None, at: datetime) -> bool:
    """Whether a source was updated on a day after that one."""
    return updated is not None and updated > at.date()


def _confirmed(
    details: PlaceDetails, provenance: Mapping[str, Said], at: datetime
) -> Iterator[str]:
    """The fields that said something at that moment, and still say it."""
    for name, value in details:
        since = provenance.get(name)
        if value and name not in _NOT_CONFIRMED and (since is None or since.at <= at):
            yield name


def _has_no_word_for(name: str, told: Any) -> bool:
    """Few sources say anything of it: the silence of one contradicts nobody."""
    return name in BESIDE_THE_STANDARD and not told


def _words(details: PlaceDetails, name: str) -> Any:
    """Hours that could not be read are the text they were to be read from."""
    said = getattr(details, name)
    return said or (getattr(details, READ_FROM[name]) if name in READ_FROM else said)
