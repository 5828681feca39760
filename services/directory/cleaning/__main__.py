"""Tries what reads a field: ``python -m services.directory.cleaning FIELD``.

One text a line on standard input, one JSON line each on standard output: the text, the value that
is kept, and the kinds of what was done or is doubtful. ``rest`` is there when something was said
beside the value. Ends with 2 when there is no such field.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any

from services.directory.cleaning.field import Cleaned
from services.directory.cleaning.table import TABLE, clean

WRONG_COMMAND = 2


def main(arguments: Sequence[str]) -> int:
    """The exit code."""
    if len(arguments) != 1 or arguments[0] not in TABLE:
        print(f"{__doc__}\nFields: {', '.join(TABLE)}.", file=sys.stderr)  # noqa: T201
        return WRONG_COMMAND
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a file
    for line in sys.stdin:
        answer = tried(arguments[0], line.rstrip("\r\n"))
        print(json.dumps(answer, ensure_ascii=False), flush=True)  # noqa: T201  # its purpose
    return 0


def tried(name: str, text: str) -> dict[str, Any]:
    """What becomes of the text in this field."""
    found = clean(name, text)
    several = TABLE[name].several and not TABLE[name].only_one
    answer: dict[str, Any] = {
        "text": text,
        "value": [word for word in found.text.split("|") if word] if several else found.text,
        "kind": ", ".join(_kinds(found)),
    }
    return answer | ({"rest": list(rest)} if (rest := (*found.others, *found.rest)) else {})


def _kinds(found: Cleaned) -> list[str]:
    doubts = [kind for _, kind in (*found.unread, *found.doubtful)]
    return list(dict.fromkeys([*(step.kind for step in found.steps), *doubts]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
