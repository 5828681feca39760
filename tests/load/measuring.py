"""What a bench counts: percentiles, the middle of some rounds, ratios. Pure."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil
from statistics import median


@dataclass(frozen=True)
class Figures:
    """One workload at one concurrency: requests answered per second, and how long they took."""

    per_second: float
    p50_ms: float
    p95_ms: float
    p99_ms: float

    def to_json(self) -> dict[str, float]:
        return {name: round(value, 3) for name, value in asdict(self).items()}


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so great a share of all does not exceed (nearest rank)."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def figures(latencies_ms: Sequence[float], seconds: float) -> Figures:
    """The figures of one round."""
    ordered = sorted(latencies_ms)
    p50, p95, p99 = (percentile(ordered, share) for share in (0.5, 0.95, 0.99))
    return Figures(len(ordered) / seconds, p50, p95, p99)


def middle(rounds: Sequence[Figures]) -> Figures:
    """The median over the rounds, of each figure for itself."""
    return Figures(
        median(each.per_second for each in rounds),
        median(each.p50_ms for each in rounds),
        median(each.p95_ms for each in rounds),
        median(each.p99_ms for each in rounds),
    )


def ratio(rounds: Sequence[Figures], bare: Sequence[Figures]) -> float:
    """Requests/s as a share of the bare server's, each round beside its own; then the median."""
    pairs = zip(rounds, bare, strict=True)
    return median(mine.per_second / its.per_second for mine, its in pairs)


def spread(latencies_ms: Sequence[float]) -> dict[str, float]:
    """How long single things took."""
    found = {
        "p50_ms": percentile(latencies_ms, 0.5),
        "p95_ms": percentile(latencies_ms, 0.95),
        "max_ms": max(latencies_ms),
    }
    return {name: round(value, 1) for name, value in found.items()}
