"""Ready-made notifications: a test says only what matters to it."""

from datetime import UTC, datetime
from typing import Any

from services.notify.notifications.notification import Notification

LATER = datetime(2099, 1, 1, tzinfo=UTC)


def a_notification(notification_id: str = "n", **fields: Any) -> Notification:
    """An alert to Ana by SMS, unless the test says otherwise."""
    told: dict[str, Any] = {
        "kind": "workshop_alert",
        "person_id": "ana",
        "channel": "sms",
        "expires_at": LATER,
    }
    return Notification(notification_id, **{**told, **fields})
