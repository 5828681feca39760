"""Where notifications are sent, and looked after."""

from services.notify.contract.events import AlertQueued, NotificationQueued
from services.notify.notifications.sending import Sender
from services.notify.notifications.sweeping import Sweeper
from services.notify.providers import PartProvider
from services.wire.handlers import event_handler
from services.wire.timer import every

SWEEP_S = 1


class NotificationDoors:
    """The events and the timer of sending."""

    sender: Sender = PartProvider("sender")
    sweeper: Sweeper = PartProvider("sweeper")

    @event_handler(NotificationQueued)
    def on_notification_queued(self, event: NotificationQueued) -> None:
        self.sender.send(event.notification_id)

    @event_handler(AlertQueued)
    def on_alert_queued(self, event: AlertQueued) -> None:
        self.sender.send(event.notification_id)

    @every(SWEEP_S)
    def look_after_notifications(self) -> None:
        self.sweeper.sweep()
