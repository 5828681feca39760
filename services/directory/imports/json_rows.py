"""The objects of a JSON array, one at a time, whatever the array's size."""

import io
import json
import re
from collections.abc import Iterator
from itertools import count

from services.directory.imports.failure import ImportFailed
from services.directory.imports.mapping import Mapping
from services.directory.imports.required import refuse_missing
from services.directory.imports.row import Row
from services.directory.imports.text import LARGEST_RECORD

PIECE = 64 * 1024

_SPACE = re.compile(r"[ \t\r\n]*")
# Numbers stay as they are written: nothing overflows, and 037 000 digits cost nothing.
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)


def json_rows(text: io.TextIOBase, mapping: Mapping) -> Iterator[Row]:
    """Each item of the array. Raises ImportFailed where the file is broken or is no array."""
    window = _Window(text)
    if window.take() != "[":
        raise ImportFailed("The JSON must be an array of objects: [{…}, {…}].")
    if window.peek() == "]":
        window.take()
    else:
        yield from _with_required(_items(window), mapping)
    if window.peek():
        raise window.broken("something stands behind the array")


def _with_required(rows: Iterator[Row], mapping: Mapping) -> Iterator[Row]:
    """A column that no object has is missing; one that only some have is empty in the others."""
    missing = set(mapping.required)
    for row in rows:
        missing.difference_update(row.cells)
        yield row
    refuse_missing(set(mapping.required) - missing, mapping)


def _items(window: "_Window") -> Iterator[Row]:
    for number in count(1):
        window.peek()
        line = window.line
        item = window.item()
        cells = item if isinstance(item, dict) else {}
        yield Row(line, number, cells, "" if isinstance(item, dict) else "Not an object.")
        end = window.take()
        if end == "]":
            return
        if end != ",":
            raise window.broken("a comma or ] is missing, or the file is cut off")


class _Window:
    """A stretch of the text with a place to read from; it never grows beyond one record."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._text = text
        self._held = ""
        self._at = 0
        self._ended = False
        self.line = 1

    def peek(self) -> str:
        """The next character that is no space, empty at the end."""
        while True:
            self._move(_SPACE.match(self._held, self._at).end())  # type: ignore[union-attr]  # always
            if self._at < len(self._held) or not self._grow():
                return self._held[self._at : self._at + 1]

    def take(self) -> str:
        """The next character that is no space, and past it."""
        found = self.peek()
        self._move(self._at + len(found))
        return found

    def item(self) -> object:
        """The next value. What fails at first may only be incomplete: then more is read."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except RecursionError:
                raise self.broken("it is nested too deeply") from None
            except json.JSONDecodeError as error:
                if self._grow():
                    continue
                self._move(error.pos)
                raise self.broken(f"{error.msg} (is it cut off?)") from None
            if end < len(self._held) or not self._grow():
                self._move(end)
                return value

    def broken(self, reason: str) -> ImportFailed:
        """What to raise about the line reached so far."""
        return ImportFailed(f"The JSON is broken at or behind line {self.line}: {reason}.")

    def _move(self, to: int) -> None:
        self.line += self._held.count("\n", self._at, to)
        self._at = to

    def _grow(self) -> bool:
        """Reads on; False at the end of the file. Raises ImportFailed beyond the largest record."""
        if self._ended:
            return False
        self._held, self._at = self._held[self._at :], 0
        if len(self._held) > LARGEST_RECORD:
            raise self.broken("no record ends within 2 MiB; is this a list of places?")
        piece = self._text.read(PIECE)
        self._held += piece
        self._ended = not piece
        return bool(piece)
