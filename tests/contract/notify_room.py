"""Notify's room on a database of the test's own, with a clock and channels that the test holds."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pymongo.database import Database

from services.notify.channels.channel import Accepted, Channel, Outgoing
from services.notify.channels.sandbox import SandboxChannel
from services.notify.contacts.keys import Keyring
from services.notify.contacts.store import ContactStore
from services.notify.notifications.notification import Notification
from services.notify.room import Assembly, Room
from services.notify.settings import SendingSettings
from services.wire.outbox import Pending

SECRET = "a secret of thirty-two characters"
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)  # a Monday, 12:00 in Paris
ANA = "+33639980001"
BOB = "+33639980002"


class Ways:
    """Scripted channel: each sending does the next thing it is told, then succeeds for ever."""

    waits_for_quiet_hours = True

    def __init__(self, *script: Callable[[], Any], found: Any = None) -> None:
        self.sent: list[Outgoing] = []
        self.found = found
        self._script = list(script)

    def prepare(self) -> None:
        """Nothing of its own."""

    def send(self, outgoing: Outgoing, committed: Callable[[], None]) -> Accepted:
        committed()
        if self._script:
            self._script.pop(0)()
        self.sent.append(outgoing)
        return Accepted(outgoing.reference, is_delivered=False, segments=1)

    def look_up(self, reference: str) -> Accepted | None:
        if isinstance(self.found, Exception):
            raise self.found
        return self.found


class TestRoom:
    """The room, and what a test does with it."""

    __test__ = False

    def __init__(
        self, database: Database, channels: Mapping[str, Channel] | None = None, **settings: Any
    ) -> None:
        told = {"secret": SECRET, "public_url": "http://127.0.0.1:8080", **settings}
        self.now = NOON
        self.database = database
        self.contacts = ContactStore(database, Keyring(SECRET))
        sandboxes = {name: SandboxChannel(database, name) for name in ("sms", "email")}
        self.room: Room = Assembly(
            database,
            SendingSettings(**told),
            {**sandboxes, **(channels or {})},
            lambda: self.now,
            lambda: None,
        ).room()
        for store in (*self.room.stores, self.room.notifications, self.room.replies):
            store.prepare()

    def __getattr__(self, part: str) -> Any:
        return getattr(self.room, part)

    def person(self, address: str = ANA) -> str:
        """The id of whoever has this number."""
        return self.contacts.keep("sms", address).person_id

    def plan(self, notification_id: str = "n", **fields: Any) -> str:
        """A notification that is queued."""
        told = {
            "kind": "edit_receipt",
            "person_id": self.person(),
            "channel": "sms",
            "expires_at": self.now + timedelta(days=7),
            "values": {"nom": "FunLab", "changes": "confirmée"},
            **fields,
        }
        self.room.notifications.plan([Notification(notification_id, **told)], self.now)
        return notification_id

    def send(self, notification_id: str = "n") -> str:
        """Have it sent as its event would; answers its state."""
        self.room.sender.send(notification_id)
        return self.state(notification_id)

    def send_all(self) -> None:
        """Have all sent that is queued."""
        for kept in self.database["notifications"].find({"state": "queued"}):
            self.room.sender.send(kept["_id"])

    def later(self, **lapse: float) -> None:
        """Let time pass, and look after what is due then."""
        self.now += timedelta(**lapse)
        self.room.sweeper.sweep()

    def state(self, notification_id: str = "n") -> str:
        return str(self.database["notifications"].find_one({"_id": notification_id})["state"])

    def states(self, **which: Any) -> list[str]:
        return sorted(kept["state"] for kept in self.database["notifications"].find(which))

    def texts(self, address: str = ANA) -> list[str]:
        """What this number got, oldest first."""
        found = self.database["sandbox"].find({"recipient": address}).sort([("at", 1), ("_id", 1)])
        return [kept["text"] for kept in found]

    def said(self) -> list[Pending]:
        """What answers have yet to tell the directory."""
        return self.room.replies.outbox.pending(100)


@pytest.fixture
def room(database: Database) -> TestRoom:
    return TestRoom(database)
