"""The port: what an index of places promises, whatever engine keeps it."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from services.directory.contract.place import PlaceSnapshot
from services.search.contract.map import MapSearch, PlacesOnMap
from services.search.contract.search import PlaceSearch
from services.search.distance import Point
from services.search.filling import Edition, Wanted
from services.search.found import Page
from services.wire.errors import Unavailable


class PlaceIndex(Edition, Protocol):
    """Finds places. Of each it knows the highest revision it was given, and never goes back.

    So events may come late, twice or out of order. Every method raises Unavailable while the engine
    is away, and may then be called again with the same arguments. Safe to use from several threads.
    """

    def put(self, places: Sequence[PlaceSnapshot]) -> None:
        """Keep these places, except where this revision or a later one is known.

        Raises NotIndexed for places that the engine refuses for good, after keeping the others.
        """

    def drop(self, place_id: str, revision: int) -> None:
        """Stop finding a place, even if an earlier revision of it comes late."""

    def drop_all(self, gone: Sequence[tuple[str, int]]) -> None:
        """The same for many, each an id and its revision."""

    def make_findable(self) -> None:
        """After this returns, whatever was put or dropped before it was called is visible to find.

        It costs the same for one place as for a thousand: call it once per batch.
        """

    def find(self, search: PlaceSearch, today: date) -> Page:
        """One page of what is asked. Raises Invalid for a cursor that another search gave.

        Raises Unavailable("index_filling") until the index was once filled.
        """

    def counts(self, searches: Sequence[PlaceSearch], today: date) -> tuple[int, ...]:
        """How many places each of these searches finds. Raises as find does."""

    def named(self, words: Sequence[str], here: Point | None, limit: int) -> list[PlaceSnapshot]:
        """The places whose name holds these plain words, of which the last may be unfinished; the
        likeliest first, and the nearer. Raises as find does.
        """

    def on_map(self, asked: MapSearch, today: date) -> PlacesOnMap:
        """Where the places are that a search finds. Raises as find does."""

    def is_filled(self) -> bool:
        """Whether it held all places once, and heard all since; if not, it has to be filled."""

    def mark_filled(self) -> None:
        """All places were put: from now on this index is the one that answers."""

    def check(self) -> None:
        """Raise Unavailable when find would, with the same code."""

    def anew(self) -> Wanted | None:
        """Its second index; None for one that is built anew at each start."""

    def close(self) -> None:
        """Let go of the engine. Harmless twice."""


class NotIndexed(Exception):
    """The engine refuses these for good, a bug of ours; has their ids and its reason."""

    def __init__(self, subject_ids: tuple[str, ...], reason: str) -> None:
        super().__init__(subject_ids, reason)
        self.subject_ids = subject_ids


def engine_away() -> Unavailable:
    """The engine does not answer."""
    return Unavailable("search_engine_away", "The search engine does not answer; try again.")


def index_filling() -> Unavailable:
    """The index does not hold all places yet: what it would answer is not true."""
    return Unavailable("index_filling", "The index is being filled; try again in a moment.")
