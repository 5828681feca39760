"""A notification as MongoDB keeps it, with the event that says it is ready in its own outbox."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from services.notify.contract.events import AlertQueued, NotificationQueued
from services.notify.notifications.notification import About, Category, Notification
from services.wire.outbox import entry

Json = dict[str, Any]

ANNOUNCE_AGAIN = timedelta(seconds=60)  # a queued one that nobody claimed is said again
_FIELDS = (
    "kind",
    "person_id",
    "channel",
    "expires_at",
    "values",
    "code_postal",
    "language",
    "state",
    "attempt",
    "handed_over_at",
    "worker_lost",
    "sent_at",
    "answered_at",
)


def new_document(planned: Notification, now: datetime) -> Json:
    """Queued, with its event beside it: one insert, so that neither is without the other."""
    fields = {name: getattr(planned, name) for name in _FIELDS}
    return {
        "_id": planned.notification_id,
        **fields,
        "values": dict(planned.values),
        "about": asdict(planned.about),
        "category": planned.category,
        "created_at": now,
        "next_at": now + ANNOUNCE_AGAIN,
        "trail": [{"state": "queued", "at": now}],
        "outbox": [queued_entry(planned.notification_id, planned.category, now)],
    }


def notification_from(document: Json) -> Notification:
    """The notification that a document tells of."""
    fields = {name: document[name] for name in _FIELDS}
    return Notification(document["_id"], about=About(**document["about"]), **fields)


def queued_entry(notification_id: str, category: Category, now: datetime) -> Json:
    """The outbox entry that has it sent. Alerts have a queue apart."""
    event = AlertQueued if category == "alert" else NotificationQueued
    return entry(event(occurred_at=now, notification_id=notification_id), {})
