"""Which rows answer a search, in which order."""

from dataclasses import dataclass
from itertools import islice
from math import inf, isinf

import numpy as np

from services.search.contract.search import PlaceSearch
from services.search.cursor import Cursor, Key, Order, order_of
from services.search.distance import DECAY_PER_M, UNPLACED_WEIGHT, WALK_KM, Point
from services.search.embedded.choices import Mask
from services.search.embedded.columns import Columns, Floats
from services.search.embedded.ranking import After, Rows, first
from services.search.embedded.words import Words
from services.search.found import point_of
from services.search.words import asked_words

FoundRow = tuple[Key, int]


@dataclass(frozen=True)
class Finding:
    """One search over the columns and the words as they are now."""

    columns: Columns
    words: Words
    search: PlaceSearch

    def page(self, after: Cursor | None) -> tuple[list[FoundRow], int]:
        """The rows of a page and one more, each with its key; and how many there are in all."""
        suiting = self.columns.suiting(self.search)
        order = order_of(self.search)
        if order == "name":
            return self._by_name(suiting, after), int(suiting.sum())
        rows, keys = self._by_score(suiting) if order == "score" else self._by_distance(suiting)
        count = self.search.limit + 1
        page = first(rows, keys, self.columns.ids, _start(order, after), count)
        return [(_key(order, key), row) for key, row in page], len(rows)

    def _by_name(self, suiting: Mask, after: Cursor | None) -> list[FoundRow]:
        names = self.columns.names
        start = ("", "") if after is None else (str(after.key), after.place_id)
        rows = (row for row in names.rows_after(*start) if suiting[row])
        return [(names.name(row), row) for row in islice(rows, self.search.limit + 1)]

    def _by_distance(self, suiting: Mask) -> tuple[Rows, Floats]:
        rows = np.flatnonzero(suiting)
        metres = self.columns.metres(_here(self.search), rows)
        return rows, np.where(np.isnan(metres), inf, metres)

    def _by_score(self, suiting: Mask) -> tuple[Rows, Floats]:
        """Ordered by falling score: its key is negative."""
        rows, scores = self.words.hits(asked_words(self.search.q), np.flatnonzero(suiting))
        suits = suiting[rows]
        rows, scores = rows[suits], scores[suits]
        if self.search.latitude is not None:
            scores = scores * weight(self.columns.metres(_here(self.search), rows))
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
