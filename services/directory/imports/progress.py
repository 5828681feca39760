"""How far a file is read: a bar with its remaining time, or a line per tenth without a terminal."""

import sys
from pathlib import Path
from time import monotonic
from types import TracebackType

from tqdm import tqdm


class Progress:
    """Counts the bytes of the passes over the file, on standard error."""

    def __init__(self, what: str, file: Path, passes: int = 1) -> None:
        self._what = what
        self._total = passes * file.stat().st_size if file.is_file() else 0
        self._read = 0
        self._told = 0
        self._seen = sys.stderr.isatty()
        self._bar = tqdm(
            total=self._total,
            desc=what,
            unit="B",
            unit_scale=True,
            file=sys.stderr,
            disable=not self._seen,
        )
        self._began = monotonic()

    def advance(self, count: int) -> None:
        """So many bytes more."""
        self._bar.update(count)
        self._read += count
        tenth = 10 * self._read // self._total if self._total else 0
        if not self._seen and tenth > self._told:
            self._told = tenth
            print(f"{self._what}: {10 * tenth} %, {self._left()}", file=sys.stderr)  # noqa: T201  # its purpose

    def _left(self) -> str:
        seconds = (monotonic() - self._began) * (self._total - self._read) / self._read
        return f"about {seconds:.0f} s left"

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.close()
