"""From a row of a file to the details of a place: what can be read is kept, what cannot is named.

Pure. A row is refused only when it is no row at all or says nothing; one unreadable value costs
that value, never the place.
"""

import hashlib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from services.directory.contract.place import PlaceDetails
from services.directory.imports.failure import ImportFailed
from services.directory.imports.values import (
    Unreadable,
    read_coordinate,
    read_date,
    read_text,
    read_words,
    shown,
)

COLUMNS = tuple(PlaceDetails.model_fields)  # the standard's 32, in its order
REQUIRED = ("id", "pivot", "nom", "commune", "code_postal", "adresse", "date_maj")  # as columns
LISTS = frozenset(name for name in COLUMNS if PlaceDetails.model_fields[name].default == ())
LARGEST = 50_000  # characters: four copies (place, before, after, event) stay below 1 MB

_EMPTY = {name: PlaceDetails.model_fields[name].default for name in COLUMNS} | {"nom": ""}
_READERS = {
    **{name: read_words if name in LISTS else read_text for name in COLUMNS},
    "latitude": read_coordinate(limit=90),
    "longitude": read_coordinate(limit=180),
    "date_maj": read_date,
}


@dataclass(frozen=True)
class Row:
    """One record as its file holds it; ``fault`` says why it is none.

    Both where it begins and how many came before: all of a JSON may stand on one line.
    """

    line: int
    number: int
    cells: Mapping[str, object]
    fault: str = ""

    def remark(self, field: str, value: object, reason: str) -> "Remark":
        return Remark(self.line, self.number, field, shown(value), reason)


@dataclass(frozen=True)
class Remark:
    """What became of one value, for the person who sent the file."""

    line: int
    row: int
    field: str
    value: str
    reason: str


@dataclass(frozen=True)
class ReadRow:
    """A place as its row tells it. ``id`` and ``source`` are never empty in its details."""

    row: Row
    details: PlaceDetails
    warnings: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class RefusedRow:
    """A row that tells of no place."""

    remark: Remark


def refuse_missing(columns: Container[str]) -> None:
    """Raises ImportFailed naming the columns that the standard requires and the file lacks."""
    if missing := [name for name in REQUIRED if name not in columns]:
        raise ImportFailed(f"Columns that the standard requires are missing: {', '.join(missing)}.")


def read_row(row: Row, source: str = "", file_name: str = "") -> ReadRow | RefusedRow:
    """The place that this row tells of. ``source``, when given, wins over the row's own column."""
    if row.fault:
        return RefusedRow(row.remark("", "", row.fault))
    values, warnings = _read_values(row)
    if refusal := _why_refused(values):
        field, reason = refusal
        return RefusedRow(row.remark(field, values.get(field), reason))
    values["source"] = source or values["source"] or file_name
    warnings += _complete(row, values)
    return ReadRow(row, PlaceDetails(**values), tuple(warnings))


def _read_values(row: Row) -> tuple[dict[str, Any], list[Remark]]:
    values: dict[str, Any] = dict(_EMPTY)
    warnings: list[Remark] = []
    for field in COLUMNS:
        if (cell := row.cells.get(field, "")) == "":
            continue  # half of all cells
        try:
            values[field], said = _READERS[field](cell)
        except Unreadable as unreadable:
            said = (str(unreadable),)
        warnings += [row.remark(field, cell, reason) for reason in said]
    return values, warnings


def _why_refused(values: dict[str, Any]) -> tuple[str, str] | None:
    said = {name: len(str(value)) for name, value in values.items() if value not in ("", (), None)}
    if not said.keys() - {"id", "source"}:
        return "", "The row says nothing."
    if "nom" not in said:
        return "nom", "A place needs a name."
    if sum(said.values()) > LARGEST:
        return max(said, key=lambda name: said[name]), f"More than {LARGEST:,} characters in a row."
    return None


def _complete(row: Row, values: dict[str, Any]) -> list[Remark]:
    """Mends, in place, what only the whole row can tell."""
    warnings = []
    if not values["id"]:
        values["id"] = _stable_id(values)
        reason = f"No id: {values['id']}, made from its name, commune and address."
        warnings.append(row.remark("id", "", reason))
    if (values["latitude"] is None) != (values["longitude"] is None):
        alone = "latitude" if values["longitude"] is None else "longitude"
        warnings.append(row.remark(alone, values[alone], "Useless without the other coordinate."))
        values["latitude"] = values["longitude"] = None
    return warnings


def _stable_id(values: dict[str, Any]) -> str:
    told = "|".join(values[name].casefold() for name in ("nom", "commune", "adresse"))
    return f"sans-id-{hashlib.sha256(told.encode()).hexdigest()[:16]}"
