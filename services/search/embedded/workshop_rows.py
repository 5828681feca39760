"""A workshop beside a search: whether it is found. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from services.directory.contract.workshop import WorkshopSnapshot
from services.search.contract.workshops import WORKSHOP_FILTERS, WorkshopSearch
from services.search.distance import distance_m
from services.search.placed import point_of
from services.search.question import needed
from services.search.workshops.found import milliseconds, where
from services.search.workshops.wording import (
    MEANS_EVERYBODY,
    AskedRoots,
    Values,
    asked_roots,
    asked_values,
    roots_of,
    values_of,
)


@dataclass(frozen=True)
class Row:
    """A workshop with what is compared of it."""

    workshop: WorkshopSnapshot
    roots: frozenset[str]
    values: Mapping[str, Values]

    @property
    def order(self) -> tuple[float, str]:
        """The soonest first, equal ones by id."""
        return milliseconds(self.workshop), self.workshop.workshop_id


def row_of(workshop: WorkshopSnapshot) -> Row:
    """The workshop, ready to be compared."""
    values = {name: values_of(workshop, name) for name in WORKSHOP_FILTERS}
    return Row(workshop, frozenset(roots_of(workshop)), values)


class Asked:
    """A search at one moment, ready to be compared with workshops."""

    def __init__(self, search: WorkshopSearch, now: datetime) -> None:
        self._search = search
        self._now = now
        self._values = asked_values(search)
        self._ideas = asked_roots(search.q)
        self._here = point_of(search)

    def wants(self, row: Row) -> bool:
        """Whether the search finds this workshop."""
        return self._in_time(row.workshop) and self._suits(row) and self._says(row.roots)

    def _in_time(self, workshop: WorkshopSnapshot) -> bool:
        first, before = self._search.starts_from, self._search.starts_before
        return (
            workshop.ends_at > self._now
            and (first is None or workshop.starts_at >= first)
            and (before is None or workshop.starts_at < before)
        )

    def _suits(self, row: Row) -> bool:
        seats = self._search.min_seats
        return (
            all(_has_one(row.values[name], asked, name) for name, asked in self._values.items())
            and (seats is None or (row.workshop.seats or 0) >= seats)
            and self._is_near(row.workshop)
        )

    def _is_near(self, workshop: WorkshopSnapshot) -> bool:
        if self._search.within_km is None or self._here is None:
            return True
        there = where(workshop)
        return there is not None and distance_m(self._here, there) <= self._search.within_km * 1000

    def _says(self, roots: frozenset[str]) -> bool:
        if not self._ideas:
            return True
        return sum(_holds(roots, idea) for idea in self._ideas) >= needed(len(self._ideas))


def _has_one(said: Values, asked: Values, name: str) -> bool:
    return not set(asked).isdisjoint(said) or (name == MEANS_EVERYBODY and not said)


def _holds(roots: frozenset[str], idea: AskedRoots) -> bool:
    begins = bool(idea.begun) and any(each.startswith(idea.begun) for each in roots)
    return begins or any(roots.issuperset(way) for way in idea.ways)
