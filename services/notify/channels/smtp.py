"""E-mail, by any server that speaks SMTP."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from services.notify.channels.channel import Accepted, Outgoing, PermanentFailure, Unknowable
from services.notify.channels.smtp_message import message_id, written
from services.notify.channels.smtp_server import read_url
from services.notify.channels.smtp_session import conversation, finish, offer

_ADDRESS = re.compile(r"[!-~]{1,64}@[a-z0-9.-]{1,255}", re.IGNORECASE)
_SPECIAL = frozenset('<>()[]\\,;:"')


class SmtpChannel:
    """A connection for each message, done within ``timeout_s``. An e-mail wakes nobody.

    A server's word on us (greeting, login, sender) is always taken for a temporary failure: only
    what it says of the recipient or of the message can be final.
    """

    waits_for_quiet_hours = False

    def __init__(
        self,
        url: str,
        timeout_s: float = 10,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._server = read_url(url)
        self._timeout_s = timeout_s
        self._now = now

    def prepare(self) -> None:
        """As the port promises: it needs nothing of its own."""

    def send(self, outgoing: Outgoing, committed: Callable[[], None]) -> Accepted:
        """As the port promises."""
        _check(outgoing.recipient)
        content = written(outgoing, self._server, self._now())
        with conversation(self._server, self._timeout_s) as smtp:
            offer(smtp, self._server.sender_address, outgoing.recipient, content)
            committed()
            finish(smtp)
        return Accepted(message_id(outgoing, self._server), is_delivered=False, segments=0)

    def look_up(self, reference: str) -> Accepted | None:
        """Raises Unknowable: SMTP has no question for it."""
        raise Unknowable(reference)


def _check(recipient: str) -> None:
    if not _ADDRESS.fullmatch(recipient) or _SPECIAL & set(recipient):
        raise PermanentFailure("bad_address")
