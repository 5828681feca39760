"""A conversation with a mail server, in two halves: nothing can be accepted before the second."""

import re
import smtplib
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from services.notify.channels.channel import Ambiguous, PermanentFailure, TemporaryFailure
from services.notify.channels.smtp_server import SmtpServer

_LINE_START_DOT = re.compile(rb"^\.", re.MULTILINE)

Answer = tuple[int, bytes]


class _InTime(smtplib.SMTP):
    """One deadline for the whole conversation, where smtplib has one for each answer."""

    def __init__(self, host: str, port: int, own_name: str, timeout: float, **how: Any) -> None:
        self._deadline = time.monotonic() + timeout
        super().__init__(host, port, own_name, timeout=timeout, **how)

    def getreply(self) -> Answer:
        left = self._deadline - time.monotonic()
        if self.sock:
            self.sock.settimeout(max(left, 0.001))
        return super().getreply()


class _InTimeOverTls(_InTime, smtplib.SMTP_SSL):
    """The same from the first byte on."""


@contextmanager
def conversation(server: SmtpServer, timeout_s: float) -> Iterator[smtplib.SMTP]:
    """Greeted, encrypted and logged in. Raises TemporaryFailure: until here nothing was said of a
    recipient, and our own configuration can be mended.
    """
    with _before_the_end():
        smtp = _reached(server, timeout_s)
    try:
        with _before_the_end():
            _introduce(smtp, server)
        yield smtp
    finally:
        smtp.close()  # without QUIT, which inside a message would be one more line of it


def offer(smtp: smtplib.SMTP, sender: str, recipient: str, content: bytes) -> None:
    """The whole message but the dot that ends it: no server accepts it without."""
    with _before_the_end():
        _expect(2, smtp.mail(sender), TemporaryFailure)
        _expect(2, smtp.rcpt(recipient), PermanentFailure)
        _expect(3, smtp.docmd("data"), PermanentFailure)
        smtp.send(_LINE_START_DOT.sub(b"..", content))


def finish(smtp: smtplib.SMTP) -> None:
    """The dot, and what the server makes of it. Raises Ambiguous when it does not say."""
    try:
        smtp.send(b"\r\n.\r\n")
        answer = smtp.getreply()
    except OSError as failure:  # smtplib's own failures are OSErrors, too
        raise Ambiguous("smtp_no_answer") from failure
    if answer[0] // 100 not in (2, 4, 5):
        raise Ambiguous(f"smtp_{answer[0]}")
    _expect(2, answer, PermanentFailure)
    with suppress(OSError):  # it was accepted, however the farewell goes
        smtp.putcmd("quit")


def _reached(server: SmtpServer, timeout_s: float) -> smtplib.SMTP:
    where = (server.host, server.port, server.domain, timeout_s)
    if server.security == "implicit":
        return _InTimeOverTls(*where, context=ssl.create_default_context())
    return _InTime(*where)


def _introduce(smtp: smtplib.SMTP, server: SmtpServer) -> None:
    smtp.ehlo_or_helo_if_needed()
    if server.security in ("offered", "required"):
        _encrypt(smtp, must=server.security == "required" or bool(server.user))
    if server.user:
        smtp.login(server.user, server.password)


def _encrypt(smtp: smtplib.SMTP, must: bool) -> None:
    if smtp.has_extn("starttls"):
        smtp.starttls(context=ssl.create_default_context())
        smtp.ehlo()
    elif must:
        raise TemporaryFailure("smtp_tls_not_offered")


@contextmanager
def _before_the_end() -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPResponseException as failure:
        raise TemporaryFailure(f"smtp_{failure.smtp_code}") from failure
    except ssl.SSLError as failure:
        raise TemporaryFailure("smtp_tls") from failure
    except OSError as failure:
        raise TemporaryFailure("smtp_unreachable") from failure


def _expect(
    wanted: int, answer: Answer, refusal: type[TemporaryFailure | PermanentFailure]
) -> None:
    kind = answer[0] // 100
    if kind != wanted:
        raise (refusal if kind == 5 else TemporaryFailure)(f"smtp_{answer[0]}")
