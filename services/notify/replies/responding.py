"""What is answered to an answer: a STOP is confirmed, and who needs more gets it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.notify.contacts.contact import Contact
from services.notify.notifications.notification import (
    About,
    Kind,
    Notification,
    notification_id,
)
from services.notify.notifications.store import NotificationStore
from services.notify.replies.reply import Reply

WORTH_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class Responding:
    """Plans at most one answer of a kind to a person a day."""

    notifications: NotificationStore
    clock: Callable[[], datetime]

    def respond(self, reply: Reply, contact: Contact) -> None:
        """Plan what this answer calls for, if anything; harmless twice."""
        if reply.meaning == "stop":
            self._plan("stop_done", contact, f"{reply.at:%Y-%m-%d}")
        elif reply.meaning == "start":
            self._plan("start_info", contact, f"{reply.at:%Y-%m-%d}")
        elif reply.meaning == "yes" and reply.state != "handled" and len(reply.place_ids) > 1:
            self._plan("use_the_links", contact, f"{reply.at:%Y-%m-%d}")
        elif reply.meaning == "no" and reply.notification_id:
            self._send_edit_link(reply, contact)

    def _send_edit_link(self, reply: Reply, contact: Contact) -> None:
        reminder = self.notifications.find(reply.notification_id)
        if reminder is not None:
            about = About(place_id=reminder.about.place_id)
            self._plan("edit_link", contact, reply.reply_id, about, reminder.values)

    def _plan(
        self,
        kind: Kind,
        contact: Contact,
        once: str,
        about: About = About(),  # noqa: B008  # frozen
        values: Mapping[str, str] | None = None,
    ) -> None:
        now = self.clock()
        planned = Notification(
            notification_id(kind, contact.person_id, once),
            kind=kind,
            person_id=contact.person_id,
            channel=contact.channel,
            expires_at=now + WORTH_FOR,
            about=about,
            values=values or {},
            language=contact.language,
        )
        self.notifications.plan([planned], now)
