"""Answers in MongoDB: what confirms a listing says so from its own outbox; texts are sealed."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from services.notify.contract.events import ReminderAnswered
from services.notify.replies.reply import Reply
from services.wire.outbox import Outbox, entry

Json = dict[str, Any]
KEPT_FOR = timedelta(days=30)


class ReplyStore:
    """The collection of answers. ``on_answered`` is called after each write with an event."""

    def __init__(
        self, database: Database[Json], on_answered: Callable[[], None] = lambda: None
    ) -> None:
        self._replies: Collection[Json] = database["replies"]
        self._on_answered = on_answered

    @property
    def outbox(self) -> Outbox:
        """Listings that were confirmed by an answer."""
        return Outbox(self._replies)

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self.outbox.prepare()
        self._replies.create_index([("state", 1), ("at", 1)])
        self._replies.create_index("at", expireAfterSeconds=int(KEPT_FOR.total_seconds()))

    def keep(self, reply: Reply, sealed: bytes) -> Reply:
        """Keep it with what it has to say, in one write; answers what was kept the first time."""
        document = {**asdict(reply), "place_ids": list(reply.place_ids), "text": sealed}
        document["_id"] = document.pop("reply_id")
        if reply.confirms:
            document["outbox"] = [_confirmation(reply)]
        try:
            self._replies.insert_one(document)
        except DuplicateKeyError:  # sent again: the first reading holds
            kept = self._replies.find_one({"_id": reply.reply_id})
            return _reply(kept) if kept else reply
        self._on_answered()
        return reply

    def find(self, reply_id: str) -> Reply | None:
        """The answer, when it came in before."""
        kept = self._replies.find_one({"_id": reply_id})
        return _reply(kept) if kept else None

    def waiting(self, limit: int) -> list[tuple[Reply, bytes]]:
        """Those that a person has to read, oldest first, with their sealed texts."""
        found = self._replies.find({"state": "waiting"}).sort("at", 1).limit(limit)
        return [(_reply(kept), kept["text"]) for kept in found]

    def waits_for(self, person_id: str) -> bool:
        """Whether something that this person said has still to be read."""
        waiting = {"state": "waiting", "person_id": person_id}
        return self._replies.find_one(waiting, {"_id": 1}) is not None

    def close(self, reply_id: str, now: datetime) -> None:
        """A person has read it; harmless twice."""
        change = {"$set": {"state": "closed", "closed_at": now}}
        self._replies.update_one({"_id": reply_id, "state": "waiting"}, change)


def _confirmation(reply: Reply) -> Json:
    said = ReminderAnswered(
        occurred_at=reply.at, place_id=reply.place_ids[0], person_id=reply.person_id
    )
    return entry(said, {})


def _reply(kept: Json) -> Reply:
    return Reply(
        reply_id=kept["_id"],
        person_id=kept["person_id"],
        channel=kept["channel"],
        meaning=kept["meaning"],
        at=kept["at"],
        state=kept["state"],
        place_ids=tuple(kept["place_ids"]),
        notification_id=kept["notification_id"],
    )
