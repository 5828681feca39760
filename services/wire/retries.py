"""What becomes of a message whose handler failed: the same decision on every bus."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.wire.errors import Unavailable

DEFAULT_DELAYS_MS = (10_000, 60_000, 300_000)


@dataclass(frozen=True)
class Retry:
    """Hand the message to its handler again after a while; ``attempt`` counts its own failures so
    far.
    """

    delay_ms: int
    attempt: int


@dataclass(frozen=True)
class Park:
    """Put the message aside, for a person to look at and replay."""

    attempt: int


def next_stop(attempt: int, error: BaseException, delays_ms: Sequence[int]) -> Retry | Park:
    """Where a message goes after its handler failed for the ``attempt``-th time, counted from 0.

    A handler whose own dependency is away is not the message's fault: it waits ever longer, then at
    the longest delay for ever.
    """
    if attempt < len(delays_ms):
        return Retry(delays_ms[attempt], attempt + 1)
    if isinstance(error, Unavailable):
        return Retry(delays_ms[-1], attempt)
    return Park(attempt + 1)
