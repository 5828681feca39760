"""Which rows stand on a page: pure."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
After = tuple[float, str]


def first(
    rows: Rows, keys: Floats, ids: Sequence[str], after: After | None, count: int
) -> list[tuple[float, int]]:
    """The (key, row) of the ``count`` smallest keys that come after, equal keys by id."""
    if after is not None:
        key, place_id = after
        later = keys > key
        equal = np.flatnonzero(keys == key)
        later[equal] = [ids[row] > place_id for row in rows[equal]]
        rows, keys = rows[later], keys[later]
    if len(keys) > count:  # only these, and what ties with the last, need to be sorted
        near = keys <= np.partition(keys, count - 1)[count - 1]
        rows, keys = rows[near], keys[near]
    page = sorted((float(key), ids[row], int(row)) for key, row in zip(keys, rows, strict=True))
    return [(key, row) for key, _, row in page[:count]]
