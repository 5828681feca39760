"""From a file to places that are found: the real import command, beside the running product."""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.load import generator
from tests.load.api import Api, BenchFailed, Json
from tests.load.shapes import Shape

FINDABLE_WITHIN_S = 600


def import_places(shape: Shape, count: int, seed: int) -> Json:
    """Rows per second of the whole command, and how long until all are findable."""
    file = shape.var / "places.csv"
    with file.open("w", encoding="utf-8") as writing:
        generator.write(count, writing, seed)
    started = time.monotonic()
    command = subprocess.run(
        _command(file), env=dict(shape.commands_need()), capture_output=True, text=True, check=False
    )
    imported = time.monotonic()
    if command.returncode != 0 or _created(file) != count:
        raise BenchFailed(f"not all was imported: {command.stdout} {command.stderr[-2000:]}")
    Api(shape.port).wait_for(count, FINDABLE_WITHIN_S)
    findable = time.monotonic()
    return {
        "rows": count,
        "command_s": round(imported - started, 2),
        "rows_per_second": round(count / (imported - started)),
        "all_findable_after_s": round(findable - started, 2),
        "findable_per_second": round(count / (findable - started)),
    }


def _command(file: Path) -> list[str]:
    module = ["-m", "services.directory.import_places"]
    return [sys.executable, "-W", "ignore", *module, str(file), "--report", f"{file}.json"]


def _created(file: Path) -> int:
    return int(json.loads(Path(f"{file}.json").read_text())["created"])
