"""What time alone brings about: what is due again, what a killed worker left, what is too late."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from services.notify.channels.channel import Channel, TemporaryFailure, Unknowable
from services.notify.notifications.metrics import DOUBTS
from services.notify.notifications.notification import Notification
from services.notify.notifications.outcomes import Outcomes
from services.notify.notifications.store import NotificationStore

AT_ONCE = 500
NEVER_TAKEN = TemporaryFailure("the channel never had it")


@dataclass(frozen=True)
class Sweeper:
    """Looks after what is due. Every replica does: each step is conditional on what was seen."""

    notifications: NotificationStore
    channels: Mapping[str, Channel]
    outcomes: Outcomes
    clock: Callable[[], datetime]

    def sweep(self) -> None:
        """Do what is due now, the longest overdue first."""
        for each in self.notifications.due(self.clock(), AT_ONCE):
            self._look_after(each)

    def _look_after(self, due: Notification) -> None:
        if due.state == "submitting":
            self.outcomes.left_by_its_worker(due)
        elif due.state == "unknown":
            self._look_up(due)
        elif due.state == "submitted":
            self.notifications.move(due, "give_up", self.clock(), why="no receipt in time")
        elif self.clock() >= due.expires_at:
            self.notifications.move(due, "expire", self.clock(), why="too late")
        else:
            self.notifications.queue_again(due, self.clock())

    def _look_up(self, unknown: Notification) -> None:
        try:
            accepted = self.channels[unknown.channel].look_up(unknown.notification_id)
        except TemporaryFailure as failure:
            self.outcomes.doubted(unknown, failure.code)
            return
        except Unknowable:
            self.outcomes.unknowable(unknown)
            return
        DOUBTS.labels("taken" if accepted else "absent").inc()
        if accepted is None:
            self.outcomes.failed_for_now(unknown, NEVER_TAKEN)
        else:
            self.outcomes.took(unknown, accepted)
