"""Answers that wait for a person, opened for them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from services.notify.contacts.store import ContactStore
from services.notify.contract.inbox import WaitingReplies, WaitingReply
from services.notify.replies.reply import Reply
from services.notify.replies.store import ReplyStore

AT_ONCE = 100


@dataclass(frozen=True)
class Inbox:
    """What no rule understood."""

    replies: ReplyStore
    contacts: ContactStore
    clock: Callable[[], datetime]

    def waiting(self) -> WaitingReplies:
        """The oldest ones; those of erased people cannot be read any more, and are left out."""
        opened = [self._opened(reply, text) for reply, text in self.replies.waiting(AT_ONCE)]
        return WaitingReplies(replies=tuple(each for each in opened if each))

    def close(self, reply_id: str) -> None:
        """A person has read it."""
        self.replies.close(reply_id, self.clock())

    def _opened(self, reply: Reply, sealed: bytes) -> WaitingReply | None:
        if (contact := self.contacts.find(reply.person_id)) is None:
            return None
        return WaitingReply(
            reply_id=reply.reply_id,
            at=reply.at,
            channel=reply.channel,
            sender=contact.address,
            text=self.contacts.unseal(reply.person_id, sealed),
            place_ids=reply.place_ids,
        )
