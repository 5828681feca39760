"""Which rows have a name like what is typed."""

from collections.abc import Sequence

import numpy as np

from services.search.distance import Point
from services.search.embedded.columns import Columns
from services.search.embedded.finding import weight
from services.search.embedded.ranking import first
from services.search.embedded.words import Words

MOST = 20


def named(
    columns: Columns, words: Words, typed: Sequence[str], here: Point | None
) -> Sequence[int]:
    """The likeliest first, and the nearer."""
    if not typed:
        return ()
    rows, scores = words.named(typed, len(columns.ids))
    if here is not None and len(rows):
        scores = scores * weight(columns.positions.metres(here, rows))
    return [row for _, row in first(np.asarray(rows), -scores, columns.ids, None, MOST)]
