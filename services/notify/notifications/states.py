"""The states of a notification, and what may follow what. A table, and nothing else.

``submitting`` begins with a claim; from the moment its sender has ``handed over`` it may have left,
whatever the sender says or does afterwards; only the sender itself may ``abandon`` it then, knowing
that it did not. ``submitted`` means that the channel took it, never
that anybody has it: that is ``delivered``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal[
    "queued",
    "scheduled",
    "submitting",
    "retry_wait",
    "unknown",
    "submitted",
    "delivered",
    "undelivered_permanent",
    "no_receipt",
    "suppressed",
    "expired",
    "cancelled",
    "failed_technical",
]
Step = Literal[
    "claim",
    "postpone",
    "release",
    "suppress",
    "cancel",
    "expire",
    "retry",
    "abandon",
    "refuse",
    "fail",
    "doubt",
    "submit",
    "deliver",
    "give_up",
]

FINAL: frozenset[State] = frozenset(
    {
        "delivered",
        "undelivered_permanent",
        "no_receipt",
        "suppressed",
        "expired",
        "cancelled",
        "failed_technical",
    }
)


@dataclass(frozen=True)
class Transition:
    """From which states a step leads where; ``before_handover`` bars it once it may have left."""

    since: frozenset[State]
    to: State
    before_handover: bool = False


def _from(*since: State, to: State, before_handover: bool = False) -> Transition:
    return Transition(frozenset(since), to, before_handover)


_NOT_LEFT: tuple[State, ...] = ("queued", "scheduled", "retry_wait", "submitting")

TRANSITIONS: Mapping[Step, Transition] = {
    "claim": _from("queued", to="submitting"),
    "postpone": _from("queued", "submitting", to="scheduled", before_handover=True),
    "release": _from("scheduled", "retry_wait", "queued", to="queued"),
    "suppress": _from(*_NOT_LEFT, to="suppressed", before_handover=True),
    "cancel": _from(*_NOT_LEFT, to="cancelled", before_handover=True),
    "expire": _from(*_NOT_LEFT, to="expired", before_handover=True),
    "retry": _from("submitting", "unknown", to="retry_wait"),
    "abandon": _from("submitting", to="suppressed"),
    "refuse": _from("submitting", to="undelivered_permanent"),
    "fail": _from("submitting", to="failed_technical"),
    "doubt": _from("submitting", "unknown", to="unknown"),
    "submit": _from("submitting", "unknown", to="submitted"),
    "deliver": _from("submitting", "unknown", "submitted", "no_receipt", to="delivered"),
    "give_up": _from("unknown", "submitted", to="no_receipt"),
}
