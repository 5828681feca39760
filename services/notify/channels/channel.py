"""The port through which a notification leaves, and the ways in which it may not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from services.notify.contract.subscriptions import Channel as ChannelName


@dataclass(frozen=True)
class Outgoing:
    """One message to one normalised address. ``reference`` is ours, the same at every attempt."""

    reference: str
    channel: ChannelName
    recipient: str
    subject: str
    text: str
    unsubscribe_url: str = ""
    would_wait: bool = False


@dataclass(frozen=True)
class Accepted:
    """Taken by the provider, whose name for it this is; delivered only if it says so.

    ``segments`` is 0 for an e-mail.
    """

    provider_reference: str
    is_delivered: bool
    segments: int


class TemporaryFailure(Exception):
    """It was surely not taken, and may be taken later."""

    def __init__(self, code: str, retry_after_s: float | None = None) -> None:
        super().__init__(code, retry_after_s)
        self.code = code
        self.retry_after_s = retry_after_s


class PermanentFailure(Exception):
    """It was surely not taken, and never will be: the recipient or the message is refused."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Ambiguous(Exception):
    """It may have been taken: to send it again may be to send it twice."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Unknowable(Exception):
    """This way out cannot tell what became of a message."""


class Channel(Protocol):
    """A way out. It never sends of itself a second time.

    ``waits_for_quiet_hours``: people would be woken, so what nobody just asked for must wait.
    """

    waits_for_quiet_hours: bool

    def prepare(self) -> None:
        """Make what it needs of its own, such as indexes; harmless when it is there."""

    def send(self, outgoing: Outgoing, committed: Callable[[], None]) -> Accepted:
        """Hand it over.

        ``committed`` is called once, right before what could make it accepted leaves. What it
        raises is raised again, and then nothing was sent. Raises TemporaryFailure or
        PermanentFailure when it was surely not taken, before ``committed`` or after, and Ambiguous
        when that is not known.
        """

    def look_up(self, reference: str) -> Accepted | None:
        """What became of it; None if it was surely never taken. Raises Unknowable."""
