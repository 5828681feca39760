"""What came of a sending, kept as a step of the notification."""

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from services.notify.channels.channel import (
    Accepted,
    Ambiguous,
    PermanentFailure,
    TemporaryFailure,
)
from services.notify.notifications.last_step import Verdict
from services.notify.notifications.metrics import DOUBTS, SEGMENTS
from services.notify.notifications.notification import Notification
from services.notify.notifications.states import Step
from services.notify.notifications.store import NotificationStore

_log = logging.getLogger(__name__)

LOOK_UP_AFTER = timedelta(seconds=5)
ABANDONED = TemporaryFailure("its worker was lost")
RECEIPT_WITHIN = timedelta(hours=72)


@dataclass(frozen=True)
class Outcomes:
    """Keeps outcomes. ``delays_s`` are the pauses after temporary failures; the last one stays."""

    notifications: NotificationStore
    clock: Callable[[], datetime]
    delays_s: tuple[float, ...]

    def withhold(self, claimed: Notification, reason: Verdict) -> None:
        """It does not leave, or not now."""
        more = {"next_at": reason.until} if reason.until else {}
        self._step(claimed, reason.step, why=reason.why, **more)

    def abandoned(self, claimed: Notification, why: str) -> None:
        """It was stopped at the point of no return, and has not left."""
        self._step(claimed, "abandon", why=why)

    def took(self, sent: Notification, accepted: Accepted) -> None:
        """The channel has it; some also know that it arrived."""
        now = self.clock()
        step: Step = "deliver" if accepted.is_delivered else "submit"
        fields = {"provider_reference": accepted.provider_reference, "sent_at": sent.sent_at or now}
        if self._step(sent, step, next_at=now + RECEIPT_WITHIN, **fields) and accepted.segments:
            SEGMENTS.labels(sent.kind).inc(accepted.segments)

    def failed(
        self, claimed: Notification, failure: TemporaryFailure | PermanentFailure | Ambiguous
    ) -> None:
        """The channel did not say that it has it."""
        if isinstance(failure, TemporaryFailure):
            self.failed_for_now(claimed, failure)
        elif isinstance(failure, PermanentFailure):
            self._step(claimed, "refuse", why=failure.code)
        else:
            self.doubted(claimed, failure.code)

    def failed_for_now(self, claimed: Notification, failure: TemporaryFailure, **more: Any) -> None:
        """Try again later; how much later grows, and what expires meanwhile is not sent."""
        delay = self.delays_s[min(claimed.attempt, len(self.delays_s)) - 1]
        pause = failure.retry_after_s or delay * random.uniform(0.9, 1.1)
        later = self.clock() + timedelta(seconds=pause)
        self._step(claimed, "retry", why=failure.code, next_at=later, **more)

    def left_by_its_worker(self, due: Notification) -> None:
        """A worker was killed with it: before it handed over, nothing left; after, nobody knows."""
        if due.handed_over_at is None:
            self.failed_for_now(due, ABANDONED)
        else:
            self._step(due, "doubt", why=ABANDONED.code, worker_lost=True, next_at=self.clock())

    def unknowable(self, unknown: Notification) -> None:
        """The channel cannot tell whether it left.

        If the channel itself left that open, it is not sent again, and stays without receipt. If
        its worker was killed in the midst, it most likely never left: it is sent once more under
        the same reference, and marked, for some may then get it twice.
        """
        if unknown.worker_lost:
            DOUBTS.labels("sent again").inc()
            self.failed_for_now(unknown, ABANDONED, may_be_double=True)
        else:
            DOUBTS.labels("never known").inc()
            self._step(unknown, "give_up", why="the channel cannot tell")

    def doubted(self, claimed: Notification, code: str) -> None:
        """It may have left: it is looked up, never blindly sent again."""
        self._step(claimed, "doubt", why=code, next_at=self.clock() + LOOK_UP_AFTER)

    def _step(self, notification: Notification, step: Step, **fields: Any) -> bool:
        moved = self.notifications.move(notification, step, self.clock(), **fields)
        told = {"notification_id": notification.notification_id, "kind": notification.kind}
        _log.info("notification", extra={**told, "step": step if moved else f"no {step}"})
        return moved
