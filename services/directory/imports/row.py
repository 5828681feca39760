"""From a row of a file to the details of a place: what can be read is kept, what cannot is named.

Pure. A row is refused only when it is no row at all or says nothing; one unreadable value costs
nobody the place.
"""

from collections.abc import Mapping as Cells
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from services.directory.cleaning.centres import CommuneCentres, CommunesOfTheFile, Sighting
from services.directory.cleaning.positions import FAR_KM, Point
from services.directory.contract.place import PlaceDetails
from services.directory.imports.draft import Draft
from services.directory.imports.drawing import WHERE, Drawing
from services.directory.imports.finishing import details_of, settle_length
from services.directory.imports.loading import standard
from services.directory.imports.locating import point_of, settle_position
from services.directory.imports.mapping import COLUMNS, Mapping
from services.directory.imports.opening import settle_hours
from services.directory.imports.remarks import Correction, Remark
from services.directory.imports.settling import (
    settle_codes,
    settle_contacts,
    settle_identity,
    settle_suspects,
    settle_words,
)
from services.directory.imports.values import shown

__all__ = ["COLUMNS", "ReadRow", "RefusedRow", "Row", "RowReader", "read_row"]


@dataclass(frozen=True)
class Row:
    """One record as its file holds it; ``fault`` says why it is none.

    Both where it begins and how many came before: all of a JSON may stand on one line.
    """

    line: int
    number: int
    cells: Cells[str, object]
    fault: str = ""


@dataclass(frozen=True)
class ReadRow:
    """A place as its row tells it. ``id`` and ``source`` are never empty in its details."""

    row: Row
    details: PlaceDetails
    warnings: tuple[Remark, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class RefusedRow:
    """A row that tells of no place."""

    remark: Remark


class Glimpse(NamedTuple):
    """What one needs to know of a row before all are read: whose it is, and where it is.

    ``own_id`` is empty when the row has none; reading all of it makes one.
    """

    source: str
    own_id: str
    sighting: Sighting


@dataclass
class RowReader:
    """Reads the rows of one file. ``source``, when given, wins over the mapping's and the rows'.

    ``gazetteer`` knows the communes better than the file itself does.
    """

    mapping: Mapping = field(default_factory=standard)
    source: str = ""
    file_name: str = ""
    gazetteer: CommuneCentres | None = None
    communes: CommunesOfTheFile = field(default_factory=lambda: CommunesOfTheFile(()))

    def __post_init__(self) -> None:
        self._drawing = Drawing(self.mapping)
        self._far_km = self.mapping.position.far_km if self.mapping.position else FAR_KM

    def read(self, row: Row) -> ReadRow | RefusedRow:
        """The place that this row tells of, or why it tells of none."""
        if row.fault:
            return RefusedRow(_refusal(row, row.fault, "no_row"))
        draft = self._draft(row)
        if not draft.texts.keys() - self.mapping.constants - {"id", "source"} and not draft.lines:
            return RefusedRow(_refusal(row, "The row says nothing.", "empty_row"))
        draft.texts["source"] = self._source_of(draft)
        self._settle(draft)
        return ReadRow(row, details_of(draft), tuple(draft.warnings), tuple(draft.corrections))

    def glimpse(self, row: Row) -> Glimpse:
        """Whose the row is, and what it says of its commune."""
        draft = Draft(row.line, row.number)
        for name, text in self._drawing.glimpse(row.cells).items():
            draft.take(name, text)
        insee, postcode, commune = map(draft.text, WHERE)
        sighting = Sighting(insee, postcode, commune, point_of(draft))
        return Glimpse(self._source_of(draft), draft.text("id"), sighting)

    def _source_of(self, draft: Draft) -> str:
        return self.source or draft.text("source") or self.file_name

    def _draft(self, row: Row) -> Draft:
        draft = Draft(row.line, row.number)
        for name, text in self._drawing.draw(row.cells).items():
            draft.take(name, text)
        settle_contacts(draft)
        settle_suspects(draft, self._drawing.suspects(row.cells))
        settle_hours(draft, *self._drawing.opening(row.cells))
        return draft

    def _settle(self, draft: Draft) -> None:
        usual = self.communes.usual_postcode(draft.text("code_postal"), draft.text("commune"))
        settle_codes(draft, usual)
        settle_position(draft, self._centre(draft), self._far_km)
        settle_words(draft, self.mapping.otherwise)
        settle_identity(draft)
        settle_length(draft)

    def _centre(self, draft: Draft) -> Point | None:
        where = draft.text("code_insee"), draft.text("code_postal"), draft.text("commune")
        told = self.gazetteer.centre_of(*where) if self.gazetteer else None
        return Point(*told) if told else self.communes.centre_of(*where)


@cache
def _standard_reader() -> RowReader:
    return RowReader()


def read_row(row: Row) -> ReadRow | RefusedRow:
    """A row of the national standard, by itself."""
    return _standard_reader().read(row)


def _refusal(row: Row, reason: str, kind: str) -> Remark:
    said = next((text for text in map(shown, row.cells.values()) if text), "")
    return Remark(row.line, row.number, "", said, reason, kind)
