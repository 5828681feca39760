"""The sandbox channels' messages, and answering them as their recipient would."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from services.notify.channels.sandbox import SandboxChannel
from services.notify.contract.inbox import SandboxInbox
from services.notify.replies.answering import Answering
from services.notify.replies.reply import Reply
from services.wire.errors import NotFound

SHOWN = 100
LONGEST_REPLY = 1000


@dataclass(frozen=True)
class Sandboxes:
    """The channels that are sandboxes, by what they stand for: sms, email or both."""

    channels: Mapping[str, SandboxChannel]
    answering: Answering

    def inbox(self) -> SandboxInbox:
        """The last messages of all of them, newest first."""
        if not self.channels:
            return SandboxInbox(is_used=False)
        each = next(iter(self.channels.values()))
        return SandboxInbox(is_used=True, messages=each.inbox(SHOWN))

    def reply(self, message_id: str, text: str, key: str) -> str:
        """What the answer was taken for. Raises NotFound for a message that is not there."""
        found = [(c, m) for c in self.channels.values() if (m := c.find(message_id))]
        if not found:
            raise NotFound("message_not_found", "This message is gone; look at the inbox again.")
        channel, message = found[0]
        reply_id = hashlib.sha256(f"sandbox {message_id} {key}".encode()).hexdigest()
        short = text[:LONGEST_REPLY]
        reply = self.answering.receive(reply_id, message.channel, message.recipient, short)
        channel.add_reply(message_id, short)
        return _taken_for(reply)


def _taken_for(reply: Reply) -> str:
    if reply.state == "waiting":
        return "waiting"
    return {"stop": "stopped", "start": "started", "yes": "confirmed"}.get(reply.meaning, "nothing")
