"""What becomes of a message whose handler failed: the same decision on every bus."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.wire.errors import Unavailable

DEFAULT_DELAYS_MS = (10_000, 60_000, 300_000)


@dataclass(frozen=True)
class Tries:
    """How often a message failed by itself, and how often it had to wait for something else."""

    failed: int = 0
    waited: int = 0


@dataclass(frozen=True)
class Retry:
    """Hand the message to its handler again after a while."""

    delay_ms: int
    tries: Tries


@dataclass(frozen=True)
class Park:
    """Put the message aside, for a person to look at and replay."""

    tries: Tries


def next_stop(tries: Tries, error: BaseException, delays_ms: Sequence[int]) -> Retry | Park:
    """Where a message goes after its handler failed once more.

    A handler whose own dependency is away is not the message's fault: it waits ever longer, then
    at the longest delay for ever, and its own failures are still to come.
    """
    if isinstance(error, Unavailable):
        delay = delays_ms[min(tries.waited, len(delays_ms) - 1)]
        return Retry(delay, Tries(tries.failed, tries.waited + 1))
    after = Tries(tries.failed + 1, tries.waited)
    if tries.failed < len(delays_ms):
        return Retry(delays_ms[tries.failed], after)
    return Park(after)
