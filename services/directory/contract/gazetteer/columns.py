"""The gazetteer's file: a column for each thing that is known of communes, compressed."""

import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

FORM = 1
DEGREE = 100_000  # positions are whole numbers of a hundred-thousandth: a metre


class UnknownForm(Exception):
    """The file was made by another version of this code."""


@dataclass(frozen=True)
class Columns:
    """Sorted by INSEE code; a commune is known by its row.

    ``codes_postaux`` are separated by spaces; ``epci`` is a place in ``epcis`` (code, name) or -1;
    ``former`` tells the row of codes that are no longer; ``lines`` are names, see ``Names``.
    """

    nom: list[str]
    code_insee: list[str]
    codes_postaux: list[str]
    population: NDArray[np.int32]
    epci: NDArray[np.int32]
    latitude: NDArray[np.int32]
    longitude: NDArray[np.int32]
    approximate: NDArray[np.int32]
    epcis: list[tuple[str, str]]
    regions: dict[str, str]
    former: dict[str, int]
    lines: str
    line_rows: list[int]
    current_lines: int


_NUMBERS = ("population", "epci", "latitude", "longitude", "approximate")


def written(columns: Columns) -> bytes:
    """What the file holds."""
    plain = {"form": FORM, **vars(columns)}
    return zlib.compress(orjson.dumps(plain, option=orjson.OPT_SERIALIZE_NUMPY), level=9)


def read(file: bytes) -> Columns:
    """Raises UnknownForm."""
    try:
        plain: dict[str, Any] = orjson.loads(zlib.decompress(file))
    except (zlib.error, orjson.JSONDecodeError) as broken:
        raise UnknownForm(str(broken)) from broken
    if plain.pop("form") != FORM:
        raise UnknownForm("it is older or newer than this code")
    for name in _NUMBERS:
        plain[name] = np.array(plain[name], np.int32)
    return Columns(**plain)
