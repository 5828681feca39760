"""What notify says."""

from typing import ClassVar

from services.wire.envelope import Event


class ReminderAnswered(Event):
    """Whoever keeps a listing said that it is still right, by « OK » or by the linked page.

    ``person_id`` is opaque; ``occurred_at`` is when they said it.
    """

    SOURCE: ClassVar[str] = "notify"
    TYPE: ClassVar[str] = "reminder.answered.v1"

    place_id: str
    person_id: str


class NotificationQueued(Event):
    """A notification that somebody waits for is ready to be sent. Notify tells itself."""

    SOURCE: ClassVar[str] = "notify"
    TYPE: ClassVar[str] = "notification.queued.v1"

    notification_id: str


class AlertQueued(Event):
    """One of many notifications is ready to be sent: apart, so that a campaign delays nobody."""

    SOURCE: ClassVar[str] = "notify"
    TYPE: ClassVar[str] = "alert.queued.v1"

    notification_id: str
