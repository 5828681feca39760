"""Which rows answer a search, in which order."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from math import inf, isinf, isnan
from typing import cast

import numpy as np

from services.search.contract.search import PlaceSearch
from services.search.cursor import Cursor, Key, Order, order_of
from services.search.distance import DECAY_PER_M, UNPLACED_WEIGHT, WALK_KM, Point
from services.search.embedded.choices import Mask
from services.search.embedded.columns import Columns
from services.search.embedded.positions import Floats
from services.search.embedded.ranking import After, Rows, first
from services.search.embedded.suiting import Suiting
from services.search.embedded.words import Hits, Words
from services.search.filters import Counted, asked_values, facet
from services.search.hit import Hit
from services.search.placed import point_of
from services.search.question import Idea, ideas_of

FoundRow = tuple[Key, int]


@dataclass(frozen=True)
class Finding:
    """One search over the columns and the words as they are now; read it in one go."""

    columns: Columns
    words: Words
    search: PlaceSearch
    today: date

    @property
    def total(self) -> int:
        """How many rows there are in all."""
        return int(self._suits.sum())

    def hits(self, after: Cursor | None) -> list[Hit]:
        """Those of a page and one more."""
        page = self._page(after)
        rows = np.array([row for _, row in page], np.intp)
        states = self.columns.freshnesses.states(rows, self.today)
        return [
            Hit(
                place_id=self.columns.ids[row],
                key=key,
                written=self.columns.written(row),
                distance_m=None if metres is None else round(metres),
                freshness=state,
                timetable=self.columns.timetables.of(row),
            )
            for (key, row), state, metres in zip(page, states, self._metres(page), strict=True)
        ]

    def _page(self, after: Cursor | None) -> list[FoundRow]:
        order = order_of(self.search)
        if order == "name":
            return self._by_name(self._suits, after)
        rows, keys = self._by_score() if order == "score" else self._by_distance()
        count = self.search.limit + 1
        page = first(rows, keys, self.columns.ids, _start(order, after), count)
        return [(_key(order, key), row) for key, row in page]

    def rows(self) -> Rows:
        """All that are found, in no order."""
        return np.flatnonzero(self._suits)

    def facets(self) -> tuple[Counted, ...]:
        """Each filter's counts, of the search without it."""
        asked = {**asked_values(self.search), "freshness": self.search.freshness}
        counts = self.columns.counts(self._suiting, asked, self.today)
        return tuple(facet(name, told, asked.get(name, ())) for name, told in counts.items())

    @cached_property
    def ideas(self) -> tuple[Idea, ...]:
        """What the words ask for, as far as places hold it."""
        return self.words.settle(ideas_of(self.search.q))

    @cached_property
    def _filtered(self) -> Suiting:
        return self.columns.suiting(self.search, self.today)

    @cached_property
    def _hits(self) -> Hits:
        return self.words.hits(self.ideas, len(self._filtered.base))

    @cached_property
    def _suiting(self) -> Suiting:
        return self._filtered.among(self._hits[0]) if self.ideas else self._filtered

    @cached_property
    def _suits(self) -> Mask:
        return self._suiting.all()

    def _metres(self, page: list[FoundRow]) -> list[float | None]:
        """Of each from the point asked; None where one of the two is not known."""
        if order_of(self.search) == "distance":
            return [cast(float | None, key) for key, _ in page]
        if (here := point_of(self.search)) is None:
            return [None] * len(page)
        rows = np.array([row for _, row in page], np.intp)
        metres = self.columns.positions.metres(here, rows).tolist()
        return [None if isnan(each) else each for each in metres]

    def _by_name(self, suits: Mask, after: Cursor | None) -> list[FoundRow]:
        names = self.columns.names
        start = ("", "") if after is None else (str(after.key), after.place_id)
        rows = (row for row in names.rows_after(*start) if suits[row])
        return [(names.name(row), row) for row in islice(rows, self.search.limit + 1)]

    def _by_distance(self) -> tuple[Rows, Floats]:
        rows = self.rows()
        metres = self.columns.positions.metres(_here(self.search), rows)
        return rows, np.where(np.isnan(metres), inf, metres)

    def _by_score(self) -> tuple[Rows, Floats]:
        """Ordered by falling score: its key is negative."""
        rows, scores = self._hits
        suits = self._suits[rows]
        rows, scores = rows[suits], scores[suits]
        scores = scores * self.columns.freshnesses.weights(rows, self.today)
        if self.search.latitude is not None:
            scores = scores * weight(self.columns.positions.metres(_here(self.search), rows))
        return rows, -scores


def weight(metres: Floats) -> Floats:
    """How much of its relevance a place keeps at this distance."""
    beyond = np.maximum(0.0, metres - WALK_KM * 1000)
    return np.where(np.isnan(metres), UNPLACED_WEIGHT, np.exp(DECAY_PER_M * beyond))


def _here(search: PlaceSearch) -> Point:
    here = point_of(search)
    assert here is not None, "ordered by distance without a point"
    return here


def _start(order: Order, after: Cursor | None) -> After | None:
    if after is None:
        return None
    key = inf if after.key is None else float(after.key)
    return (-key if order == "score" else key, after.place_id)


def _key(order: Order, key: float) -> Key:
    if isinf(key):
        return None
    return -key if order == "score" else key
