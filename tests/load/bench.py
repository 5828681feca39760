"""Measures the product: ``python -m tests.load.bench --shape embedded --places 15000 [--quick]``.

Prints a table and writes ``var/bench/<shape>.json``. Ends with 1 when a figure would not be true:
an answer that is not a 200, an import that is not complete, a change that is not found.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.load.api import BenchFailed, Json
from tests.load.benching import Plan, bench
from tests.load.communes import NoCommunes
from tests.load.matching import matching
from tests.load.report import ROOT, circumstances, in_words
from tests.load.shapes import SHAPES

MOST_PLACES_QUICK = 2000
FEW, MANY = (10_000,), (100_000,)  # subscriptions to alerts


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    asked = _parser().parse_args(arguments)
    before = circumstances()
    with tempfile.TemporaryDirectory(prefix="maillage-bench-") as folder:
        Path(folder).chmod(0o755)  # the broker runs as a user of its own
        shape = SHAPES[asked.shape](Path(folder) / "var")
        try:
            found = bench(shape, _plan(asked))
        except (BenchFailed, NoCommunes, OSError) as reason:
            print(f"The bench failed: {reason}\n{shape.last_words()}", file=sys.stderr)
            return 1
        finally:
            shape.stop()
    alerts = matching(FEW if asked.quick else (*FEW, *MANY), asked.seed)
    report = {"shape": asked.shape, **before, **found, "alerts": alerts}
    print(in_words(report))
    _write(report)
    return 0


def _plan(asked: argparse.Namespace) -> Plan:
    if asked.quick:
        places = min(asked.places, MOST_PLACES_QUICK)  # in all within 50 s
        return Plan(places, rounds=3, seconds=0.2, changes=30, seed=asked.seed)
    return Plan(asked.places, rounds=5, seconds=1.0, changes=100, seed=asked.seed)


def _write(report: Json) -> None:
    file = ROOT / "var" / "bench" / f"{report['shape']}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    print(f"All figures are in {file.relative_to(ROOT)}.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("tests.load.bench", description="Measure the product.")
    parser.add_argument("--shape", choices=tuple(SHAPES), default="embedded")
    parser.add_argument("--places", type=int, default=15_000)
    parser.add_argument("--quick", action="store_true", help="2,000 places at most, few rounds")
    parser.add_argument("--seed", type=int, default=0)
    return parser


if __name__ == "__main__":
    sys.exit(main())
