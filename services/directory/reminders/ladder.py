"""The ladder of reminders: when a structure is asked again, and when a person has to call. Pure.

Each rung is counted from the one before it, not from the due date: a territory where reminders were
switched on late, or a directory that was away, never sends two of them together.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

# The due date itself; 7 and 21 days after it; then the referent's task, one more week later.
WAITS = (timedelta(), timedelta(days=7), timedelta(days=14), timedelta(days=7))
UNVERIFIED = 3  # the rung that finds two reminders unanswered
CALL = 4  # the rung that asks the referent, and no longer the structure


def next_at(due_at: datetime, climbed: Sequence[datetime]) -> datetime | None:
    """When the rung after those that were climbed at these moments comes; None after the last."""
    if len(climbed) >= len(WAITS):
        return None
    return (climbed[-1] if climbed else due_at) + WAITS[len(climbed)]


def next_rung(due_at: datetime, climbed: Sequence[datetime], now: datetime) -> int | None:
    """The rung to climb now: 1 to 3 ask the structure, CALL asks the referent; None: not yet, or
    no more.
    """
    at = next_at(due_at, climbed)
    return len(climbed) + 1 if at and at <= now else None
