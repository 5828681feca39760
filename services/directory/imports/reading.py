"""A file of places, CSV or JSON, read row by row with bounded memory."""

from collections.abc import Callable, Iterator
from pathlib import Path

from services.directory.imports.csv_rows import csv_rows
from services.directory.imports.json_rows import json_rows
from services.directory.imports.loading import named, recognised, standard
from services.directory.imports.mapping import Mapping
from services.directory.imports.row import Row
from services.directory.imports.text import begins_like_json, open_text


def read_rows(
    path: Path,
    on_bytes: Callable[[int], object] = lambda count: None,
    mapping: Mapping | None = None,
) -> Iterator[Row]:
    """The rows as the file holds them; ``on_bytes`` hears of each piece that is read.

    Raises ImportFailed where the file is broken, at the latest at its end. Nothing longer than one
    record of 2 MiB is ever held.
    """
    source = mapping or standard()
    with open_text(path, on_bytes, source.encoding) as text:
        yield from (json_rows if begins_like_json(text) else csv_rows)(text, source)


def mapping_for(path: Path, source: str) -> Mapping:
    """The mapping of that name or file; else the one whose columns the first row has.

    Raises ImportFailed when there is no first row to look at.
    """
    if known := named(source):
        return known
    first = next(read_rows(path, mapping=_ANYTHING), None)
    return recognised(first.cells if first else ())


_ANYTHING = Mapping(title="any source")
