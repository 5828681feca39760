"""Files of places as the tests of exports make them, and read them as the standard does."""

import csv
import io
import json
import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from services.directory.contract.place import PlaceSnapshot
from services.gateway.exports.format import Format

STANDARD = Path(__file__).parents[4] / "shared" / "data" / "standard-schema.json"


async def file_of(form: Format, *pages: Sequence[PlaceSnapshot]) -> bytes:
    """The whole file of these pages."""
    return b"".join([piece async for piece in form.pieces(paged(pages))])


async def paged(pages: Sequence[Sequence[PlaceSnapshot]]) -> AsyncIterator[Any]:
    """The pages as a service answers them."""
    for page in pages:
        yield page


def rows_of(file: bytes) -> list[dict[str, str]]:
    """The records of a CSV."""
    return list(csv.DictReader(io.StringIO(file.decode(), newline=""), strict=True))


def fields_of_the_standard() -> list[dict[str, Any]]:
    return json.loads(STANDARD.read_text())["fields"]


def refused_by(fields: Sequence[dict[str, Any]], row: dict[str, str]) -> list[tuple[str, str]]:
    """The columns whose cell the standard's schema does not take, with the cell."""
    return [
        (field["name"], row[field["name"]])
        for field in fields
        if not _is_valid(row[field["name"]], field["type"], field.get("constraints", {}))
    ]


_TYPES = {"string": r"(?s:.*)", "number": r"-?\d+(\.\d+)?", "date": r"\d{4}-\d\d-\d\d"}


def _is_valid(cell: str, kind: str, constraints: dict[str, Any]) -> bool:
    if not cell:
        return not constraints.get("required", False)
    patterns = _TYPES[kind], constraints.get("pattern", r"(?s:.*)")
    fits = all(re.fullmatch(pattern, cell) for pattern in patterns)
    return fits and len(cell) <= constraints.get("maxLength", len(cell))
