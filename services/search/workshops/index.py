"""The port: what an index of workshops promises, whatever engine keeps it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from services.directory.contract.workshop import WorkshopSnapshot
from services.search.contract.workshops import FoundWorkshops, WorkshopSearch
from services.search.filling import Edition, Wanted


class WorkshopIndex(Edition, Protocol):
    """Finds workshops; events may come late, twice or out of order. As PlaceIndex in all else."""

    def put(self, workshops: Sequence[WorkshopSnapshot]) -> None:
        """Keep these workshops, except where this revision or a later one is known."""

    def drop(self, workshop_id: str, revision: int) -> None:
        """Stop finding a workshop, even if an earlier revision of it comes late."""

    def drop_all(self, gone: Sequence[tuple[str, int]]) -> None:
        """The same for many, each an id and its revision."""

    def make_findable(self) -> None:
        """After this returns, whatever was put or dropped before is visible to find."""

    def find(self, search: WorkshopSearch, now: datetime) -> FoundWorkshops:
        """One page of what is asked. Raises Invalid for a cursor that another search gave.

        Raises Unavailable("index_filling") until the index was once filled.
        """

    def held_at(self, now: datetime) -> frozenset[str]:
        """The places that have a workshop which is not over. Raises as find does."""

    def is_filled(self) -> bool:
        """Whether it held all workshops once, and heard all since."""

    def mark_filled(self) -> None:
        """All workshops were put: from now on this index is the one that answers."""

    def check(self) -> None:
        """Raise Unavailable when find would, with the same code."""

    def anew(self) -> Wanted | None:
        """Its second index; None for one that is built anew at each start."""

    def close(self) -> None:
        """Let go of the engine. Harmless twice."""
