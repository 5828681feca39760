"""The names by which communes are looked for, folded once here and not at each start."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from services.directory.contract.gazetteer.words import fold, without_article

Json = dict[str, Any]


def name_lines(
    told: Sequence[Json], rows: Mapping[str, int], joined: Iterable[tuple[str, str, str]]
) -> tuple[str, list[int], int]:
    """As ``Names`` wants them: the lines, whose they are, and how many are names of today."""
    by_population = sorted(range(len(told)), key=lambda row: (-told[row].get("population", 0), row))
    current = _lines((told[row]["nom"], row) for row in by_population)
    all_lines = dict.fromkeys([*current, *_lines((nom, rows[into]) for _, nom, into in joined)])
    names, line_rows = zip(*all_lines, strict=True)
    return "\n".join(names), list(line_rows), len(current)


def _lines(named: Iterable[tuple[str, int]]) -> dict[tuple[str, int], None]:
    """Each name whole, and without its article."""
    folded = ((fold(nom), row) for nom, row in named)
    return {(name, row): None for whole, row in folded for name in (whole, without_article(whole))}
