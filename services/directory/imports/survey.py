"""Reading all of a file before anything of it is written.

This costs a second pass; it buys that a file broken at its last byte writes nothing, that of two
rows with one id the last is known, and that memory stays small. A pass before both learns where
the file's communes are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from services.directory.cleaning.centres import CommuneCentres, CommunesOfTheFile
from services.directory.contract.place import PlaceDetails
from services.directory.imports.failure import ImportFailed
from services.directory.imports.loading import named
from services.directory.imports.reading import mapping_for, read_rows
from services.directory.imports.remarks import REASONS, Remark
from services.directory.imports.report import Report
from services.directory.imports.row import ReadRow, RefusedRow, Row, RowReader
from services.directory.imports.values import shown
from services.directory.places.identity import place_id_of

MOST_ROWS = 200_000  # ten times all places of France: what has more is something else
MOST_UNKNOWN_COLUMNS = 50
PASSES = 2  # of the survey

OnBytes = Callable[[int], object]


@dataclass
class Survey:
    """What a whole file says.

    ``last`` keeps for each place id the line and the number of the last row that has it.
    """

    path: Path
    reader: RowReader
    report: Report = field(default_factory=Report)
    last: dict[str, tuple[int, int]] = field(default_factory=dict)

    def rows(self, on_bytes: OnBytes) -> Iterator[tuple[str, PlaceDetails]]:
        """Reads the file again: each place's id, and the place as the last of its rows tells it."""
        for row in read_rows(self.path, on_bytes, self.reader.mapping):
            read = self.reader.read(row)
            if isinstance(read, ReadRow):
                place_id = _place_id(read)
                if self.last.get(place_id) == _position(row):
                    yield place_id, read.details


def survey(
    path: Path, source: str, on_bytes: OnBytes, gazetteer: CommuneCentres | None = None
) -> Survey:
    """All that the file says; writes nothing. Raises ImportFailed if any of it is broken.

    ``source`` names a mapping, or only whose ids these are.
    """
    found = Survey(path, _reader(path, source, on_bytes, gazetteer))
    unknown: set[str] = set()
    for row in read_rows(path, on_bytes, found.reader.mapping):
        _note(found, row)
        if len(unknown) < MOST_UNKNOWN_COLUMNS:
            unknown.update(row.cells.keys() - found.reader.mapping.columns)
    if names := ", ".join(sorted(filter(None, unknown))):
        kind = "unknown_columns"
        found.report.warnings.add(Remark(1, 0, "", shown(names), REASONS[kind], kind))
    return found


def _reader(
    path: Path, source: str, on_bytes: OnBytes, gazetteer: CommuneCentres | None
) -> RowReader:
    mapping = mapping_for(path, source)
    whose = mapping.source or ("" if named(source) else source)
    reader = RowReader(mapping, whose, path.stem, gazetteer)
    rows = islice(read_rows(path, on_bytes, mapping), MOST_ROWS)
    reader.communes = CommunesOfTheFile(reader.sighting(row) for row in rows if not row.fault)
    return reader


def _note(found: Survey, row: Row) -> None:
    found.report.rows += 1
    if found.report.rows > MOST_ROWS:
        raise ImportFailed(f"The file has more than {MOST_ROWS:,} rows: is it a list of places?")
    read = found.reader.read(row)
    if isinstance(read, RefusedRow):
        found.report.refused.add(read.remark)
        return
    found.report.warnings.add(*read.warnings)
    found.report.corrections.add(*read.corrections)
    _note_id(found, row, read)


def _note_id(found: Survey, row: Row, read: ReadRow) -> None:
    place_id = _place_id(read)
    if earlier := found.last.get(place_id):
        reason = f"Replaced by line {row.line} (row {row.number}), which has the same id."
        remark = Remark(*earlier, "id", shown(read.details.id), reason, "same_id")
        found.report.warnings.add(remark)
    found.last[place_id] = _position(row)


def _place_id(read: ReadRow) -> str:
    return place_id_of(read.details.source, read.details.id)


def _position(row: Row) -> tuple[int, int]:
    return row.line, row.number
