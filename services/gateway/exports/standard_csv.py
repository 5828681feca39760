"""The standard's CSV: UTF-8, commas, RFC 4180, decimals with a dot. Pure."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from services.directory.contract.place import PlaceSnapshot
from services.gateway.exports.columns import COLUMNS, Value, values
from services.gateway.exports.format import Format


def line(cells: Iterable[str]) -> bytes:
    """One record; what a cell holds is quoted where it must be, and never changed."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()


def _write(place: PlaceSnapshot) -> bytes:
    return line(map(_cell, values(place).values()))


def _cell(value: Value) -> str:
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")  # all its digits, and never 1e-05
    return value or ""


CSV = Format("the national standard in CSV", "csv", "text/csv", _write, line(COLUMNS))
