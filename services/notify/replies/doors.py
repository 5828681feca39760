"""Where answers come in, and where a person reads what no rule understands."""

from typing import Any

from services.notify.links.opening import Opening
from services.notify.providers import PartProvider
from services.notify.replies.answering import Answering
from services.notify.replies.inbox import Inbox
from services.notify.replies.sandboxes import Sandboxes
from services.wire.rpc import rpc

Json = dict[str, Any]


class ReplyDoors:
    """The calls about answers."""

    answering: Answering = PartProvider("answering")
    inbox: Inbox = PartProvider("inbox")
    sandboxes: Sandboxes = PartProvider("sandboxes")
    opening: Opening = PartProvider("opening")

    @rpc
    def answer_reminder(self, token: str) -> Json:
        """The listing of this reminder is still right; see LinkClaims. Raises NotFound."""
        claims = self.opening.open(token, "reminder")
        self.answering.confirm(claims)
        return claims.model_dump(mode="json")

    @rpc
    def end_reminders(self, token: str) -> Json:
        """Nothing more but what is asked for goes to whoever got this reminder; see LinkClaims."""
        claims = self.opening.open(token, "reminder")
        self.answering.stop(claims.person_id)
        return claims.model_dump(mode="json")

    @rpc
    def sandbox_inbox(self) -> Json:
        """What providers would have delivered; see SandboxInbox."""
        return self.sandboxes.inbox().model_dump(mode="json")

    @rpc
    def sandbox_reply(self, message_id: str, text: str, key: str) -> Json:
        """Answer a message as its recipient. Raises NotFound; ``key`` makes it harmless twice."""
        return {"meaning": self.sandboxes.reply(message_id, text, key)}

    @rpc
    def waiting_replies(self) -> Json:
        """What no rule understood; see WaitingReplies."""
        return self.inbox.waiting().model_dump(mode="json")

    @rpc
    def close_reply(self, reply_id: str) -> Json:
        """A person has read it."""
        self.inbox.close(reply_id)
        return {}
