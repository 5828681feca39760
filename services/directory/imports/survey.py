"""Looking through all of a file before anything of it is written.

This costs a pass over it; it buys that a file broken at its last byte writes nothing, that of two
rows with one id the last is known, and where the file's communes are. Its rows are cleaned only
when they are read again, one at a time, so that memory stays small.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from services.directory.cleaning.centres import CommuneCentres, CommunesOfTheFile, Sighting
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
LONGEST_NAME = 1000  # of an id with its source: a longer one may be cut when its row is read

OnBytes = Callable[[int], object]
Position = tuple[int, int]  # the line and the number of a row


@dataclass
class Survey:
    """What a whole file says.

    ``last`` keeps for each place id the position of the last row that has it. ``report`` tells of
    the rows that were read so far.
    """

    path: Path
    reader: RowReader
    report: Report = field(default_factory=Report)
    last: dict[str, Position] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    unknown_columns: set[str] = field(default_factory=set)

    def rows(self, on_bytes: OnBytes) -> Iterator[tuple[str, PlaceDetails]]:
        """Reads the file again: each place's id, and the place as the last of its rows tells it."""
        return ((place_id, read.details) for place_id, read in self.read(on_bytes))

    def read(
        self, on_bytes: OnBytes, erased: Collection[str] = ()
    ) -> Iterator[tuple[str, ReadRow]]:
        """The same, with all that was said of the row; what is not kept is told in the report.

        Of the rows of ``erased`` places it says nothing: of those nothing is to be kept.
        """
        self._begin_report()
        for row in read_rows(self.path, on_bytes, self.reader.mapping):
            read = self.reader.read(row)
            if isinstance(read, RefusedRow):
                self.report.refused.add(read.remark)
                continue
            place_id = place_id_of(read.details.source, read.details.id)
            if place_id not in erased:
                self._tell_of(read)
            if (last := self.last.get(place_id)) is None:
                raise ImportFailed(f"Line {row.line} is new.")
            if last == _position(row):
                yield place_id, read
            else:
                self.report.warnings.add(_replaced(row, read, last))

    def _tell_of(self, read: ReadRow) -> None:
        self.report.warnings.add(*read.warnings)
        self.report.corrections.add(*read.corrections)

    def _begin_report(self) -> None:
        self.report = Report(rows=self.report.rows, import_id=self.report.import_id)
        if names := ", ".join(sorted(self.unknown_columns)):
            kind = "unknown_columns"
            self.report.warnings.add(Remark(1, 0, "", shown(names), REASONS[kind], kind))


def survey(
    path: Path, source: str, on_bytes: OnBytes, gazetteer: CommuneCentres | None = None
) -> Survey:
    """All that the file says; writes nothing. Raises ImportFailed if any of it is broken.

    ``source`` names a mapping, or only whose ids these are.
    """
    mapping = mapping_for(path, source)
    whose = mapping.source or ("" if named(source) else source)
    found = Survey(path, RowReader(mapping, whose, path.stem, gazetteer))
    rows = read_rows(path, on_bytes, mapping)
    found.reader.communes = CommunesOfTheFile(_looking_through(rows, found))
    return found


def _looking_through(rows: Iterator[Row], found: Survey) -> Iterator[Sighting]:
    for row in rows:
        found.report.rows += 1
        if found.report.rows > MOST_ROWS:
            raise ImportFailed(
                f"The file has more than {MOST_ROWS:,} rows: is it a list of places?"
            )
        _note_columns(found, row)
        if not row.fault:
            yield _note(found, row)


def _note_columns(found: Survey, row: Row) -> None:
    if len(found.unknown_columns) < MOST_UNKNOWN_COLUMNS:
        unknown = row.cells.keys() - found.reader.mapping.columns
        found.unknown_columns.update(filter(None, unknown))


def _note(found: Survey, row: Row) -> Sighting:
    glimpse = found.reader.glimpse(row)
    source, own_id = glimpse.source, glimpse.own_id
    place_id = place_id_of(source, own_id)
    if not own_id or len(source) + len(own_id) > LONGEST_NAME or place_id in found.last:
        read = found.reader.read(row)  # a row that says nothing replaces no other
        if isinstance(read, RefusedRow):
            return glimpse.sighting
        place_id = place_id_of(read.details.source, read.details.id)
    found.sources.add(source)
    found.last[place_id] = _position(row)
    return glimpse.sighting


def _replaced(row: Row, read: ReadRow, last: Position) -> Remark:
    reason = f"Replaced by line {last[0]} (row {last[1]}), which has the same id."
    return Remark(row.line, row.number, "id", shown(read.details.id), reason, "same_id")


def _position(row: Row) -> Position:
    return row.line, row.number
