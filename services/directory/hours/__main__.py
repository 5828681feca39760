"""``python -m services.directory.hours``: a text a line in, a JSON line out, as they come.

A line may also be an object, ``{"text": …, "days": …}``: « 9h-12h / 14h-17h » means nothing
without the days that its source keeps in a column of their own.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from services.directory.hours.reading import ReadHours, read_hours


def answer(lines: Iterable[bytes], out: BinaryIO) -> None:
    """Each line as soon as it is read, so that another program may hold the conversation."""
    for line in lines:
        read = _read(line.decode("utf-8", "replace").rstrip("\r\n"))
        told = {"text": read.text, "osm": read.osm, "why": read.why}
        out.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        out.flush()


def _read(line: str) -> ReadHours:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):  # nearly always: it is no JSON but the text itself
        return read_hours(line)
    if not isinstance(row, Mapping) or not isinstance(row.get("text"), str):
        return read_hours(line)
    times = row.get("times")
    return read_hours(
        row["text"], str(row.get("days") or ""), times if isinstance(times, Mapping) else None
    )


def main() -> None:
    try:
        answer(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:  # who asked has heard enough: `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
