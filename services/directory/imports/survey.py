"""Reading all of a file before anything of it is written.

This costs a second pass; it buys that a file broken at its last byte writes nothing, that of two
rows with one id the last is known, and that memory stays small.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from services.directory.contract.place import PlaceDetails
from services.directory.imports.failure import ImportFailed
from services.directory.imports.reading import read_rows
from services.directory.imports.report import Report
from services.directory.imports.row import (
    COLUMNS,
    ReadRow,
    RefusedRow,
    Remark,
    Row,
    read_row,
)
from services.directory.imports.values import shown
from services.directory.places.identity import place_id_of

MOST_ROWS = 200_000  # ten times all places of France: what has more is something else
MOST_UNKNOWN_COLUMNS = 50

OnBytes = Callable[[int], object]


@dataclass
class Survey:
    """What a whole file says. ``source``, when given, wins over the rows' own.

    ``last`` keeps for each place id the line and the number of the last row that has it.
    """

    path: Path
    source: str = ""
    report: Report = field(default_factory=Report)
    last: dict[str, tuple[int, int]] = field(default_factory=dict)

    def rows(self, on_bytes: OnBytes) -> Iterator[tuple[str, PlaceDetails]]:
        """Reads the file again: each place's id, and the place as the last of its rows tells it."""
        for row in read_rows(self.path, on_bytes):
            read = self.read(row)
            if isinstance(read, ReadRow):
                place_id = _place_id(read)
                if self.last.get(place_id) == _position(row):
                    yield place_id, read.details

    def read(self, row: Row) -> ReadRow | RefusedRow:
        return read_row(row, self.source, self.path.stem)


def survey(path: Path, source: str, on_bytes: OnBytes) -> Survey:
    """All that the file says; writes nothing. Raises ImportFailed if any of it is broken."""
    found = Survey(path, source)
    unknown: set[str] = set()
    for row in read_rows(path, on_bytes):
        _note(found, row)
        if len(unknown) < MOST_UNKNOWN_COLUMNS:
            unknown.update(set(row.cells).difference(COLUMNS))
    if names := ", ".join(sorted(filter(None, unknown))):
        reason = "Columns that the standard does not have; they are left out."
        found.report.warnings.add(Remark(1, 0, "", shown(names), reason))
    return found


def _note(found: Survey, row: Row) -> None:
    found.report.rows += 1
    if found.report.rows > MOST_ROWS:
        raise ImportFailed(f"The file has more than {MOST_ROWS:,} rows: is it a list of places?")
    read = found.read(row)
    if isinstance(read, RefusedRow):
        found.report.refused.add(read.remark)
        return
    found.report.warnings.add(*read.warnings)
    place_id = _place_id(read)
    if earlier := found.last.get(place_id):
        reason = f"Replaced by line {row.line} (row {row.number}), which has the same id."
        found.report.warnings.add(Remark(*earlier, "id", shown(read.details.id), reason))
    found.last[place_id] = _position(row)


def _place_id(read: ReadRow) -> str:
    return place_id_of(read.details.source, read.details.id)


def _position(row: Row) -> tuple[int, int]:
    return row.line, row.number
