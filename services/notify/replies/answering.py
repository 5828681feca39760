"""What an answer brings about: a listing confirmed, a STOP, or something for a person to read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.notify.contacts.contact import Contact
from services.notify.contacts.store import ContactStore
from services.notify.contract.links import LinkClaims
from services.notify.contract.subscriptions import Channel
from services.notify.notifications.notification import Notification
from services.notify.notifications.store import NotificationStore
from services.notify.replies.meaning import read
from services.notify.replies.reply import Reply
from services.notify.replies.responding import Responding
from services.notify.replies.stopping import Stopping
from services.notify.replies.store import ReplyStore

ANSWERS_WITHIN = timedelta(hours=48)


@dataclass(frozen=True)
class Answering:
    """Reads answers. Each is kept first, so that the same one again does the same and no more."""

    replies: ReplyStore
    contacts: ContactStore
    notifications: NotificationStore
    stopping: Stopping
    responding: Responding
    clock: Callable[[], datetime]

    def receive(self, reply_id: str, channel: Channel, address: str, text: str) -> Reply:
        """An answer from this address. Raises Unavailable while a STOP cannot yet be promised."""
        contact = self.contacts.keep(channel, address)
        kept = self.replies.find(reply_id)
        if kept is None:
            read_now = self._read(reply_id, contact, text)
            kept = self.replies.keep(read_now, self.contacts.seal(contact.person_id, text))
        self._carry_out(kept, contact)
        return kept

    def confirm(self, claims: LinkClaims) -> None:
        """The button of the linked page: as good as « OK », and no more if both are said."""
        reminder = self.notifications.find(claims.notification_id)
        if reminder is not None and reminder.answered_at is not None:
            return
        reply = Reply(
            reply_id=f"link-{claims.notification_id}",
            person_id=claims.person_id,
            channel="email",
            meaning="yes",
            at=self.clock(),
            state="handled",
            place_ids=claims.place_ids,
            notification_id=claims.notification_id,
        )
        kept = self.replies.keep(reply, b"")
        self.notifications.mark_answered(kept.notification_id, kept.at)

    def stop(self, person_id: str) -> None:
        """The other button: as good as STOP."""
        if contact := self.contacts.find(person_id):
            self.stopping.stop(contact)

    def _read(self, reply_id: str, contact: Contact, text: str) -> Reply:
        reply = Reply(
            reply_id=reply_id,
            person_id=contact.person_id,
            channel=contact.channel,
            meaning=read(text),
            at=self.clock(),
            state="waiting",
        )
        if reply.meaning in ("stop", "start"):
            return replace(reply, state="handled")
        return self._about(reply, self._asked_lately(contact))

    def _about(self, reply: Reply, asked: list[Notification]) -> Reply:
        """Only an answer to the one listing that waits for one is understood; none is guessed."""
        open_ones = [each for each in asked if each.answered_at is None]
        places = tuple(each.about.place_id for each in open_ones or asked)
        if reply.meaning in ("yes", "no") and len(open_ones) == 1:
            answered = open_ones[0].notification_id
            return replace(reply, state="handled", place_ids=places, notification_id=answered)
        if reply.meaning == "yes" and asked and not open_ones:
            return replace(reply, state="handled", place_ids=places)  # « OK » said twice
        return replace(reply, place_ids=places)

    def _carry_out(self, reply: Reply, contact: Contact) -> None:
        if reply.meaning == "stop":
            self.stopping.stop(contact)
        elif reply.confirms:
            self.notifications.mark_answered(reply.notification_id, reply.at)
        self.responding.respond(reply, contact)

    def _asked_lately(self, contact: Contact) -> list[Notification]:
        """From the moment it may have left: an answer can come before we know that it arrived."""
        asked = {
            "person_id": contact.person_id,
            "kind": "freshness_reminder",
            "handed_over_at": {"$gt": self.clock() - ANSWERS_WITHIN},
        }
        return list(self.notifications.find_all(asked))
