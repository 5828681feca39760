"""How far a file is read: a bar with its remaining time, or a line per tenth without a terminal."""

import sys
from pathlib import Path
from types import TracebackType

from tqdm import tqdm


class Progress:
    """Counts the bytes of one pass over the file, on standard error."""

    def __init__(self, what: str, file: Path) -> None:
        self._what = what
        self._total = file.stat().st_size if file.is_file() else 0
        self._read = 0
        self._told = 0
        self._bar = tqdm(
            total=self._total,
            desc=what,
            unit="B",
            unit_scale=True,
            file=sys.stderr,
            disable=not sys.stderr.isatty(),
        )

    def advance(self, count: int) -> None:
        """So many bytes more."""
        self._bar.update(count)
        self._read += count
        tenth = 10 * self._read // self._total if self._total else 0
        if self._bar.disable and tenth > self._told:
            self._told = tenth
            print(f"{self._what}: {10 * tenth} %", file=sys.stderr)  # noqa: T201  # its purpose

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.close()
