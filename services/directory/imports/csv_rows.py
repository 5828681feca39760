"""The rows of a CSV, one at a time."""

import csv
import io
from collections.abc import Iterator

from services.directory.imports.failure import ImportFailed
from services.directory.imports.mapping import Mapping
from services.directory.imports.required import refuse_missing
from services.directory.imports.row import Row
from services.directory.imports.text import LARGEST_RECORD

_DELIMITERS = ",;\t|"  # the standard's first; the others are what spreadsheets make of it
_REASONS = {  # the csv module's words, for a person
    "unexpected end of data": "the file ends inside a quoted cell (is it cut off?)",
    "',' expected after '\"'": "a quote inside a cell must be doubled",
}


def csv_rows(text: io.TextIOBase, mapping: Mapping) -> Iterator[Row]:
    """Each row under its column's name. Raises ImportFailed where the file is broken.

    A quote that does not close, or that stands inside a cell, ends the import: what follows it
    could be cells of any row.
    """
    csv.field_size_limit(LARGEST_RECORD)  # its own is an eighth of a megabyte
    lines = _Lines(text)
    header_line = next(lines, "")
    delimiter = _delimiter_of(header_line, mapping)
    header = _header(header_line, delimiter)
    refuse_missing(header, mapping)
    lines.begin_record()
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while (cells := _next(reader, lines)) is not None:
        line = lines.begin_record()
        if cells:
            number += 1
            yield Row(line, number, *_under(header, cells))


class _Lines:
    """The lines of the text; it knows where the current record began and how long it is."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._text = text
        self.read = 0
        self.record = 1
        self.length = 0

    def begin_record(self) -> int:
        """A record ends here and the next begins; the line where the ended one began."""
        ended, self.record, self.length = self.record, self.read + 1, 0
        return ended

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(LARGEST_RECORD + 1)
        if not line:
            raise StopIteration
        self.read += 1
        self.length += len(line)
        if self.length > LARGEST_RECORD:
            raise ImportFailed(
                f"The record of line {self.record} is longer than 2 MiB: "
                "is a quote left open there, or is this no CSV?"
            )
        return line


def _next(reader: Iterator[list[str]], lines: _Lines) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        reason = _REASONS.get(str(error).partition(" (")[0], str(error))
        raise ImportFailed(f"The CSV is broken at line {lines.record}: {reason}.") from error


def _delimiter_of(header_line: str, mapping: Mapping) -> str:
    """The one that makes most of the columns that are looked for, then most columns."""

    def made(delimiter: str) -> tuple[int, int]:
        names = _names(header_line, delimiter)
        return len(mapping.columns.intersection(names)), len(names)

    return max(_DELIMITERS, key=made)


def _names(header_line: str, delimiter: str) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader([header_line], delimiter=delimiter), [])]
    except csv.Error as error:
        raise ImportFailed(f"The line of column names cannot be read: {error}.") from error


def _header(header_line: str, delimiter: str) -> list[str]:
    names = _names(header_line, delimiter)
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        raise ImportFailed(f"Columns that stand twice in the file: {', '.join(twice)}.")
    return names


def _under(header: list[str], cells: list[str]) -> tuple[dict[str, object], str]:
    """The cells under their names, or the reason why that cannot be."""
    while len(cells) > len(header) and not cells[-1].strip():
        cells.pop()  # spreadsheets add empty cells at the end
    if len(cells) != len(header):
        return {}, f"The row has {len(cells)} cells for {len(header)} columns."
    return dict(zip(header, cells, strict=True)), ""
