"""What a bench tells: a compact table for people, all figures as JSON."""

import os
import platform
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psutil

from tests.load import matching
from tests.load.api import Json
from tests.load.rounds import BARE, CONCURRENCIES

ROOT = Path(__file__).parents[2]


def circumstances() -> Json:
    """Where and when, and how busy the machine was before."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "HEAD"),
        "uncommitted_changes": len(_git("status", "--porcelain").splitlines()),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "machine_memory_mb": round(psutil.virtual_memory().total / 1e6),
        "load_before": [round(load, 2) for load in os.getloadavg()],
    }


def in_words(report: Json) -> str:
    """The figures that people look for."""
    return "\n".join((*_head(report), *_table(report["requests"]), *_rest(report)))


def _head(report: Json) -> Iterator[str]:
    yield (
        f"{report['shape']}, {report['places']:,} places, {report['cores']} cores, "
        f"load before {report['load_before'][0]}, commit {report['commit'][:9]} "
        f"(+{report['uncommitted_changes']} files), seed {report['seed']}"
    )
    for note in report["notes"]:
        yield f"Note: {note}"


def _table(requests: Json) -> Iterator[str]:
    columns = "".join(f"{f'{at_once} at once':>37}" for at_once in CONCURRENCIES)
    yield f"{'':16}{columns}"
    yield f"{'':16}" + f"{'req/s  of bare    p50    p95    p99':>37}" * len(CONCURRENCIES)
    for name, found in requests.items():
        yield f"{name:16}" + "".join(_cell(found[str(c)], name) for c in CONCURRENCIES)


def _cell(found: Json, name: str) -> str:
    of_bare = "" if name == BARE else f"{found['of_bare']:.1%}"
    took = "".join(f"{found[p]:7.1f}" for p in ("p50_ms", "p95_ms", "p99_ms"))
    return f"{found['per_second']:8,.0f}{of_bare:>8}{took}"


def _rest(report: Json) -> Iterator[str]:
    for name, found in report["engine"].items():
        both = f"{found['gateway']['per_second']:,.0f} of {found['engine']['per_second']:,.0f}/s"
        yield f"of the engine alone, 8 at once, {name}: {found['of_engine']:.0%} ({both})"
    imported, starts = report["import"], report["start"]
    yield (
        f"import: {imported['rows_per_second']:,} rows/s ({imported['command_s']} s); all findable "
        f"after {imported['all_findable_after_s']} s ({imported['findable_per_second']:,}/s)"
    )
    for name, found in report["change_to_findable"].items():
        answered, sent = found["since_answered"], found["since_sent"]
        yield (
            f"change → findable, {name.replace('_', ' ')} ({found['changes']}), ms "
            f"p50/p95/max: {_three(answered)} after its answer, {_three(sent)} after it was sent"
        )
    for when, found in report["memory_pss_mb"].items():
        large = [(name, size) for name, size in found.items() if name != "all" and size > 2]
        parts = ", ".join(f"{name} {size:.0f}" for name, size in large)
        yield f"memory {when.replace('_', ' ')}: {found['all']:.0f} MB ({parts})"
    yield from matching.in_words(report["alerts"])
    yield (
        f"first start {starts['first_s']} s; second {starts['second_s']} s until ready, "
        f"{starts['second_all_findable_s']} s until all places are findable"
    )
    yield f"rebuild: {report['rebuild_s']} s"


def _three(found: Json) -> str:
    return f"{found['p50_ms']}/{found['p95_ms']}/{found['max_ms']}"


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
