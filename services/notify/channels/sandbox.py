"""A way out that ends here: no provider is needed, and the operator sees what would have left."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pymongo import DESCENDING
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import ConnectionFailure

from services.notify.channels.channel import Accepted, Ambiguous, Outgoing
from services.notify.contract.inbox import SandboxMessage
from services.notify.contract.subscriptions import Channel as ChannelName
from services.notify.words.gsm7 import segments

KEPT_FOR_S = 7 * 24 * 3600


class SandboxChannel:
    """Messages in the collection ``sandbox``, one for each reference, seen by the operator.

    All are delivered at once, also at night, so that a demonstration need not wait for the morning.
    """

    waits_for_quiet_hours = False

    def __init__(
        self,
        database: Database[dict[str, Any]],
        channel: ChannelName,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._messages: Collection[dict[str, Any]] = database["sandbox"]
        self._channel = channel
        self._now = now

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self._messages.create_index("at", expireAfterSeconds=KEPT_FOR_S)

    def send(self, outgoing: Outgoing, committed: Callable[[], None]) -> Accepted:
        """As the port promises. A second message of the same reference changes nothing."""
        document = self._document(outgoing)
        same = {"_id": outgoing.reference}
        committed()
        try:
            self._messages.update_one(same, {"$setOnInsert": document}, upsert=True)
        except ConnectionFailure as failure:  # the write may have reached the database
            raise Ambiguous("sandbox_away") from failure
        return _accepted(outgoing.reference, document["segments"])

    def look_up(self, reference: str) -> Accepted | None:
        """As the port promises: the sandbox always knows."""
        kept = self._messages.find_one({"_id": reference})
        return _accepted(reference, kept["segments"]) if kept else None

    def inbox(self, limit: int) -> tuple[SandboxMessage, ...]:
        """The last messages of all channels, newest first."""
        latest = self._messages.find().sort([("at", DESCENDING), ("_id", DESCENDING)]).limit(limit)
        return tuple(map(_message, latest))

    def find(self, message_id: str) -> SandboxMessage | None:
        """One message, unless it was forgotten."""
        kept = self._messages.find_one({"_id": message_id})
        return _message(kept) if kept else None

    def add_reply(self, message_id: str, text: str) -> None:
        """Show under a message what was answered to it."""
        self._messages.update_one({"_id": message_id}, {"$push": {"replies": text}})

    def _document(self, outgoing: Outgoing) -> dict[str, Any]:
        return {
            "at": self._now(),
            "channel": self._channel,
            "recipient": outgoing.recipient,
            "subject": outgoing.subject,
            "text": outgoing.text,
            "segments": segments(outgoing.text) if self._channel == "sms" else 0,
            "would_wait": outgoing.would_wait,
            "replies": [],
        }


def _accepted(reference: str, count: int) -> Accepted:
    return Accepted(reference, is_delivered=True, segments=count)


def _message(document: dict[str, Any]) -> SandboxMessage:
    return SandboxMessage(message_id=document["_id"], **document)
