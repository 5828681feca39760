"""A file as text, read in small pieces, refused where it stops being UTF-8."""

import codecs
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from services.directory.imports.failure import ImportFailed

LARGEST_RECORD = 2 * 1024 * 1024  # characters: a cell of 1 MB is cut; what has more is no list

_MARKS = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"\x00\x00\xfe\xff": "UTF-32",
}
_SAVE_AS = "Save it as UTF-8 and import it again."


@contextmanager
def open_text(
    path: Path, on_bytes: Callable[[int], object], encoding: str = "utf-8"
) -> Iterator[io.TextIOWrapper]:
    """The file's text, line ends as they are, without its byte order mark.

    ``on_bytes`` hears how many bytes each piece had. Raises ImportFailed when the file cannot be
    read or is not in this encoding, while it is open as well.
    """
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    try:
        if not path.is_file():
            raise ImportFailed(f"{path} is not a file.")
        with path.open("rb", buffering=0) as file:
            watched = _Watched(file, on_bytes)
            with io.TextIOWrapper(io.BufferedReader(watched), codec, newline="") as text:
                yield text
    except UnicodeDecodeError as error:
        raise ImportFailed(watched.where(error)) from None
    except OSError as error:
        raise ImportFailed(f"{path} cannot be read: {error.strerror}.") from error


def begins_like_json(text: io.TextIOWrapper) -> bool:
    """Looks without reading. Raises ImportFailed when there is nothing to look at."""
    beginning = cast(io.BufferedReader, text.buffer).peek()
    if not beginning:
        raise ImportFailed("The file is empty.")
    return beginning.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"[", b"{")


class _Watched(io.RawIOBase):
    """Counts what is read, to say where the first wrong byte is."""

    def __init__(self, file: io.RawIOBase, on_bytes: Callable[[int], object]) -> None:
        self._file = file
        self._on_bytes = on_bytes
        self._bytes = 0
        self._lines = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int]") -> int:  # type: ignore[override]  # BufferedReader's
        count = self._file.readinto(buffer) or 0
        piece = bytes(buffer[:count])
        self._refuse(piece)
        self._bytes += count
        self._lines += piece.count(b"\n")
        self._on_bytes(count)
        return count

    def where(self, error: UnicodeDecodeError) -> str:
        """The sentence about the first byte that is not UTF-8."""
        rest = error.object[error.start :]
        line = self._lines - rest.count(b"\n") + 1
        return (
            f"The file is not {error.encoding.upper()}: line {line}, "
            f"byte {self._bytes - len(rest)} is 0x{rest[0]:02X} "
            f"(ISO-8859-1 or Windows-1252, perhaps?). {_SAVE_AS}"
        )

    def _refuse(self, piece: bytes) -> None:
        for mark, name in _MARKS.items():
            if self._bytes == 0 and piece.startswith(mark):
                raise ImportFailed(f"The file is {name}. {_SAVE_AS}")
        if (at := piece.find(b"\0")) >= 0:
            line = self._lines + piece.count(b"\n", 0, at) + 1
            raise ImportFailed(
                f"The file holds a NUL byte: line {line}, byte {self._bytes + at}. It is binary, "
                f"damaged, or UTF-16. {_SAVE_AS}"
            )
