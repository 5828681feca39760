"""A cell as text, and a value as a report quotes it.

A cell is what a CSV gives (text) or a JSON (text, list, null; its numbers as they are written).
"""

import json
import reprlib

from services.directory.cleaning.texts import visible

SHOWN = 200  # characters of a value in a report


def text_of(cell: object) -> str:
    """All that the cell says; ``|`` between the items of a list."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, list):
        return "|".join(filter(None, map(_inner, cell)))
    return _inner(cell)


def _inner(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, list | dict):
        return str(value)
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:  # it was just not too deep to be read
        return "…"


def shown(value: object) -> str:
    """A value as a report quotes it: short, and safe to print."""
    text = "" if value is None else value if isinstance(value, str) else reprlib.repr(value)
    return visible(text[: SHOWN - 1] + "…" if len(text) > SHOWN else text)
