"""Which rows pass which filters of a search."""

from dataclasses import dataclass

import numpy as np

from services.search.embedded.choices import Mask, Rows


@dataclass(frozen=True)
class Suiting:
    """A mask of all rows for each filter that is asked, and ``base`` for everything else."""

    base: Mask
    by_filter: dict[str, Mask]

    def all(self) -> Mask:
        """The rows that pass every filter."""
        return self.without("")

    def without(self, name: str) -> Mask:
        """The rows that pass every filter but this."""
        suits = self.base
        for other, mask in self.by_filter.items():
            if other != name:
                suits = suits & mask
        return suits

    def among(self, rows: Rows) -> "Suiting":
        """The same filters; of the rest only these rows are left."""
        left = np.zeros_like(self.base)
        left[rows] = True
        return Suiting(self.base & left, self.by_filter)
