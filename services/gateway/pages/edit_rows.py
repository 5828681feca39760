"""Fields of the edit form that are rows of cells: exceptional hours, and stops. Pure.

Each row is one text in the form's values: its cells, a line each.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from multidict import MultiMapping

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.stops import Stop
from services.gateway.pages.edit_exceptions import completed
from services.gateway.pages.hours import as_written

SPARE = 2  # empty rows to be filled in
WRITTEN = ("nom", "commune", "horaires")
HIDDEN = ("code_insee", "latitude", "longitude", "known_as")  # of a stop


@dataclass(frozen=True)
class Rows:
    """``cells`` are the names of a row's cells; a row that has none of the ``needed`` is none."""

    cells: tuple[str, ...]
    needed: tuple[str, ...]

    def shown(self, known: Iterable[Any]) -> tuple[str, ...]:
        """The values of what is kept."""
        return tuple(map(_as_text, known))

    def typed(self, sent: MultiMapping[str], name: str) -> tuple[str, ...]:
        """Those that were typed."""
        columns = [sent.getall(f"{name}_{cell}", []) for cell in self.cells]
        rows = (self._row(row) for row in zip_longest(*columns, fillvalue=""))
        return tuple(
            _joined(row.values()) for row in rows if any(row[cell] for cell in self.needed)
        )

    def as_changes(self, values: Iterable[str]) -> list[dict[str, str]]:
        """As PlaceChanges has them: what is empty is left out."""
        rows = (self._row(value.split("\n")) for value in values)
        return [{cell: text for cell, text in row.items() if text and cell in SAID} for row in rows]

    def to_fill_in(self, values: Iterable[str]) -> list[dict[str, str]]:
        """The rows to show: those that are there, and empty ones."""
        spare = [dict.fromkeys(self.cells, "") for _ in range(SPARE)]
        return [*(self._row(value.split("\n")) for value in values), *spare]

    def _row(self, cells: Iterable[str]) -> dict[str, str]:
        plain = (" ".join(cell.split()) for cell in cells)
        row = dict(zip(self.cells, plain, strict=True))
        return completed(row) if "first" in row else _where_it_is_known(row)


SAID = {*ExceptionalHours.model_fields, *Stop.model_fields}
EXCEPTIONS = Rows(("first", "last", "hours", "note"), ("first", "last"))
STOPS = Rows((*WRITTEN, *HIDDEN), ("nom",))
ROWS = {"exceptions": EXCEPTIONS, "stops": STOPS}


def _as_text(known: ExceptionalHours | Stop) -> str:
    if isinstance(known, ExceptionalHours):
        return _joined([str(known.first), str(known.last), known.hours, known.note])
    where = ("" if each is None else str(each) for each in (known.latitude, known.longitude))
    written = known.nom, known.commune, as_written(known)
    return _joined([*written, known.code_insee, *where, _name(known.nom, known.commune)])


def _where_it_is_known(row: dict[str, str]) -> dict[str, str]:
    """Another name or commune is another stop: nobody has said where on the map that one is."""
    name = _name(row["nom"], row["commune"])
    if row["known_as"] not in ("", name):
        row = {**row, **dict.fromkeys(HIDDEN, "")}
    return {**row, "known_as": name}


def _name(nom: str, commune: str) -> str:
    return " ".join(f"{nom} {commune}".split())


def _joined(cells: Iterable[str]) -> str:
    return "\n".join(" ".join(cell.split()) for cell in cells)
