"""A file of places, CSV or JSON, read row by row with bounded memory."""

from collections.abc import Callable, Iterator
from pathlib import Path

from services.directory.imports.csv_rows import csv_rows
from services.directory.imports.json_rows import json_rows
from services.directory.imports.row import Row
from services.directory.imports.text import begins_like_json, open_text


def read_rows(path: Path, on_bytes: Callable[[int], object] = lambda count: None) -> Iterator[Row]:
    """The rows as the file holds them; ``on_bytes`` hears of each piece that is read.

    Raises ImportFailed where the file is broken, at the latest at its end. Nothing longer than one
    record of 1 MiB is ever held.
    """
    with open_text(path, on_bytes) as text:
        yield from (json_rows if begins_like_json(text) else csv_rows)(text)
