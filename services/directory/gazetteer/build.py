"""Makes the gazetteer's file: ``python -m services.directory.gazetteer.build``.

Part of the set-up, from two npm packages. Ends with 1 when the packages are not there.
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from services.directory.contract.gazetteer.columns import DEGREE, Columns, written
from services.directory.contract.gazetteer.opening import FILE
from services.directory.gazetteer.centres import Centre, centres
from services.directory.gazetteer.lines import name_lines
from services.directory.gazetteer.localities import localities
from services.directory.gazetteer.official import Official, read_official

Json = dict[str, Any]
NODE_MODULES = Path(__file__).parents[3] / "node_modules"


def main() -> int:
    """The command line; answers the exit code."""
    try:
        columns = build(NODE_MODULES)
    except OSError as reason:
        sys.stderr.write(f"No gazetteer of communes was made: {reason}\n")
        return 1
    _write(FILE, written(columns))
    sys.stdout.write(f"The gazetteer has {len(columns.nom)} communes.\n")
    return 0


def build(node_modules: Path) -> Columns:
    """All communes, by INSEE code. Raises OSError when a package is not there."""
    official = read_official(node_modules)
    found = centres(official.communes, localities(node_modules))
    told = [official.communes[code] for code in sorted(official.communes)]
    return _columns(official, told, [found[each["code"]] for each in told])


def _columns(official: Official, told: list[Json], positions: list[Centre]) -> Columns:
    rows = {each["code"]: row for row, each in enumerate(told)}
    epcis = sorted(set(official.epcis.values()))
    lines, line_rows, current_lines = name_lines(told, rows, official.joined)
    return Columns(
        nom=[each["nom"] for each in told],
        code_insee=list(rows),
        codes_postaux=[" ".join(each.get("codesPostaux", ())) for each in told],
        population=_numbers(each.get("population", 0) for each in told),
        epci=_numbers(_epci_places(told, official, epcis)),
        latitude=_numbers(round(each.latitude * DEGREE) for each in positions),
        longitude=_numbers(round(each.longitude * DEGREE) for each in positions),
        approximate=_numbers(each.approximate for each in positions),
        epcis=epcis,
        regions=dict(official.regions),
        former=_former(told, rows, official),
        lines=lines,
        line_rows=line_rows,
        current_lines=current_lines,
    )


def _numbers(numbers: Iterable[int]) -> NDArray[np.int32]:
    return np.array(list(numbers), np.int32)


def _epci_places(told: list[Json], official: Official, epcis: list[tuple[str, str]]) -> list[int]:
    """An arrondissement is in its city's."""
    places = {epci: place for place, epci in enumerate(epcis)}
    cities = [str(each.get("commune") or each["code"]) for each in told]
    return [places[official.epcis[city]] if city in official.epcis else -1 for city in cities]


def _former(told: list[Json], rows: Mapping[str, int], official: Official) -> dict[str, int]:
    joined = {code: rows[into] for code, _, into in official.joined}
    changed = {old: row for row, each in enumerate(told) for old in each.get("anciensCodes", ())}
    return {code: row for code, row in (changed | joined).items() if code not in rows}


def _write(file: Path, content: bytes) -> None:
    """In one step: whoever starts meanwhile reads the old one or the new one."""
    file.parent.mkdir(exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_bytes(content)
    unfinished.replace(file)


if __name__ == "__main__":
    raise SystemExit(main())
