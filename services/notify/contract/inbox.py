"""What the operator sees: the sandbox's messages, and answers that wait for a person."""

from pydantic import AwareDatetime, BaseModel, ConfigDict

from services.notify.contract.subscriptions import Channel


class SandboxMessage(BaseModel):
    """A message that a provider would have delivered. ``segments`` is 0 for an e-mail.

    ``would_wait`` tells that a real provider would have had it only after the quiet hours.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    message_id: str
    at: AwareDatetime
    channel: Channel
    recipient: str
    subject: str = ""
    text: str
    segments: int = 0
    would_wait: bool = False
    replies: tuple[str, ...] = ()


class SandboxInbox(BaseModel):
    """The last messages, newest first; ``is_used`` is False where only providers are configured."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    is_used: bool
    messages: tuple[SandboxMessage, ...] = ()


class WaitingReply(BaseModel):
    """An answer that no rule understands, with the listings its sender was asked about."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    reply_id: str
    at: AwareDatetime
    channel: Channel
    sender: str
    text: str
    place_ids: tuple[str, ...] = ()


class WaitingReplies(BaseModel):
    """Oldest first."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    replies: tuple[WaitingReply, ...] = ()
