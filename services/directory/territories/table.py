"""A table of territories as a CSV: code_insee, kind, code, nom."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from services.directory.territories.territory import Assigned

_SHAPES = {
    "code_insee": re.compile(r"\d[\dAB]\d{3}"),
    "kind": re.compile(r"[a-z]{2,20}"),
    "code": re.compile(r"[A-Za-z0-9-]{1,40}"),
    "nom": re.compile(r"\S.{0,199}"),
}
_SHOWN = 10


class WrongTable(Exception):
    """It cannot be imported, as a whole; says why, line by line."""


def read_table(file: Path) -> list[Assigned]:
    """All its lines. Raises WrongTable unless each is right; OSError when it cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as reason:
        raise WrongTable("It is not UTF-8: save it as « CSV UTF-8 ».") from reason
    if not lines or not {*_SHAPES} <= {*_cells(lines[0])}:
        raise WrongTable(f"Its first line must name {', '.join(_SHAPES)}.")
    rows = list(csv.DictReader(lines, delimiter=_delimiter(lines[0])))
    wrong = [why for number, row in enumerate(rows, 2) for why in _wrong(number, row)]
    if wrong := [*wrong, *_twice(rows)]:
        raise WrongTable("; ".join(wrong[:_SHOWN]) + (" …" if len(wrong) > _SHOWN else "."))
    return [Assigned(*(row[name].strip() for name in _SHAPES)) for row in rows]


def _cells(line: str) -> list[str]:
    return line.split(_delimiter(line))


def _delimiter(first_line: str) -> str:
    return ";" if ";" in first_line else ","


def _wrong(number: int, row: dict[str, str]) -> Iterator[str]:
    for name, shape in _SHAPES.items():
        if not shape.fullmatch((row.get(name) or "").strip()):
            yield f"line {number}: {name} is {row.get(name)!r}"


def _twice(rows: list[dict[str, str]]) -> Iterator[str]:
    seen = Counter((row["kind"], row["code_insee"]) for row in rows)
    for (kind, code_insee), times in seen.items():
        if times > 1:
            yield f"{code_insee} is {times} times in a {kind}"
