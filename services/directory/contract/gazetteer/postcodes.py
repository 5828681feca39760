"""Which communes a postcode serves, whole or begun."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from services.directory.contract.gazetteer.columns import Columns
from services.directory.contract.gazetteer.commune import CITIES

_CITIES = frozenset(CITIES.values())
_AFTER_ALL_DIGITS = ":"


class Postcodes:
    """Some 6,300 postcodes, each with the rows of its communes, the most populous first."""

    def __init__(self, columns: Columns) -> None:
        self._written = columns.codes_postaux
        rows: dict[str, list[int]] = defaultdict(list)
        for row in np.argsort(-columns.population, kind="stable").tolist():
            if columns.code_insee[row] not in _CITIES:  # their arrondissements say it better
                for code in columns.codes_postaux[row].split():
                    rows[code].append(row)
        self._rows = {code: tuple(rows[code]) for code in sorted(rows)}
        self._codes = list(self._rows)

    def of(self, code_postal: str) -> Sequence[int]:
        """The rows of those it serves; none when there is no such postcode."""
        return self._rows.get(code_postal, ())

    def beginning_with(self, digits: str) -> NDArray[np.int32]:
        """The rows of those whose postcode begins so, each once."""
        first = bisect_left(self._codes, digits)
        last = bisect_left(self._codes, digits + _AFTER_ALL_DIGITS)
        rows = [row for code in self._codes[first:last] for row in self._rows[code]]
        return np.array(list(dict.fromkeys(rows)), np.int32)

    def shown(self, row: int, digits: str) -> str:
        """Of a commune's postcodes the first that begins so, else the first."""
        codes = self._written[row].split()
        return next((code for code in codes if code.startswith(digits)), "".join(codes[:1]))
