"""Notifications in MongoDB. Each is its own outbox; each step is one conditional update."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from pymongo import ReturnDocument
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import BulkWriteError

from services.notify.notifications.document import (
    ANNOUNCE_AGAIN,
    new_document,
    notification_from,
    queued_entry,
)
from services.notify.notifications.metrics import STEPS
from services.notify.notifications.notification import Notification
from services.notify.notifications.states import Step
from services.notify.notifications.steps import allowed, change_of
from services.wire.outbox import Outbox

Json = dict[str, Any]
DUPLICATE_KEY = 11000
CLAIMED_FOR = timedelta(seconds=30)
KEPT_FOR = timedelta(days=180)


class NotificationStore:
    """The collection of notifications. ``on_queued`` is called after each write with an event."""

    def __init__(
        self, database: Database[Json], on_queued: Callable[[], None] = lambda: None
    ) -> None:
        self._notifications: Collection[Json] = database["notifications"]
        self._on_queued = on_queued

    @property
    def outbox(self) -> Outbox:
        """Those that are ready to be sent."""
        return Outbox(self._notifications)

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self.outbox.prepare()
        self._notifications.create_index("next_at", sparse=True)
        self._notifications.create_index([("person_id", 1), ("state", 1)])
        self._notifications.create_index([("about.place_id", 1), ("state", 1)])
        self._notifications.create_index([("about.workshop_id", 1), ("state", 1)])
        self._notifications.create_index(
            "created_at", expireAfterSeconds=int(KEPT_FOR.total_seconds())
        )

    def plan(self, planned: Sequence[Notification], now: datetime) -> int:
        """Keep those that were never planned before; answers how many they are."""
        if not planned:
            return 0
        documents = [new_document(each, now) for each in planned]
        try:
            self._notifications.insert_many(documents, ordered=False)
        except BulkWriteError as error:
            known = error.details["writeErrors"]
            if {problem["code"] for problem in known} != {DUPLICATE_KEY}:
                raise
            return len(documents) - len(known)
        finally:
            self._on_queued()
        return len(documents)

    def find(self, notification_id: str) -> Notification | None:
        """The notification, in whatever state."""
        kept = self._notifications.find_one({"_id": notification_id})
        return notification_from(kept) if kept else None

    def claim(self, notification_id: str, now: datetime) -> Notification | None:
        """Take it for sending: one worker alone gets it, and only while it is queued."""
        lease = {"next_at": now + CLAIMED_FOR, "handed_over_at": None, "worker_lost": False}
        asked = {"_id": notification_id}
        return self._step(asked, "claim", change_of("claim", now, lease, {"$inc": {"attempt": 1}}))

    def hand_over(self, claimed: Notification, now: datetime) -> bool:
        """Say that it may leave from now on; False when the claim is not ours any more."""
        ours = {
            "_id": claimed.notification_id,
            "state": "submitting",
            "attempt": claimed.attempt,
            "next_at": {"$gt": now},
        }
        told = {"$set": {"handed_over_at": now}}
        return self._notifications.update_one(ours, told).modified_count == 1

    def move(self, seen: Notification, step: Step, now: datetime, **fields: Any) -> bool:
        """Take the step, if its state allows it and nobody claimed it since it was seen."""
        return self._step(_as_seen(seen), step, change_of(step, now, fields)) is not None

    def queue_again(self, seen: Notification, now: datetime) -> None:
        """Ready to be sent (again), with the event that says so, in one write."""
        said = queued_entry(seen.notification_id, seen.category, now)
        push = {"$push": {"outbox": {"$each": [said], "$slice": -1}}}
        change = change_of("release", now, {"next_at": now + ANNOUNCE_AGAIN}, push)
        self._step(_as_seen(seen), "release", change)
        self._on_queued()

    def due(self, now: datetime, limit: int) -> list[Notification]:
        """Those for which something is to be done by now, the longest overdue first."""
        overdue = self._notifications.find({"next_at": {"$lte": now}}).sort("next_at", 1)
        return [notification_from(kept) for kept in overdue.limit(limit)]

    def move_all(self, whose: Json, step: Step, now: datetime, why: str) -> int:
        """Take the step for all of them whose state allows it; answers how many did."""
        change = change_of(step, now, {"why": why})
        moved = self._notifications.update_many({**whose, **allowed(step)}, change).modified_count
        STEPS.labels("many", step).inc(moved)
        return moved

    def count(self, whose: Json) -> int:
        """How many there are."""
        return self._notifications.count_documents(whose)

    def find_all(self, whose: Json) -> Iterable[Notification]:
        """Each of them, the last to leave first."""
        found = self._notifications.find(whose).sort("handed_over_at", -1)
        return (notification_from(kept) for kept in found)

    def tally(self, since: datetime) -> dict[str, int]:
        """How many are in each state, of those planned since then, and how many may be double."""
        recent = {"created_at": {"$gt": since}}
        by_state = {"$group": {"_id": "$state", "count": {"$sum": 1}}}
        counted = self._notifications.aggregate([{"$match": recent}, by_state])
        counts = {each["_id"]: each["count"] for each in counted}
        return {**counts, "may be double": self.count({**recent, "may_be_double": True})}

    def mark_answered(self, notification_id: str, at: datetime) -> None:
        """Remember the first answer."""
        unanswered = {"_id": notification_id, "answered_at": None}
        self._notifications.update_one(unanswered, {"$set": {"answered_at": at}})

    def _step(self, which: Json, step: Step, change: Json) -> Notification | None:
        moved = self._notifications.find_one_and_update(
            {**which, **allowed(step)}, change, return_document=ReturnDocument.AFTER
        )
        if moved is None:
            return None
        STEPS.labels(moved["kind"], step).inc()
        return notification_from(moved)


def _as_seen(seen: Notification) -> Json:
    return {"_id": seen.notification_id, "attempt": seen.attempt}
