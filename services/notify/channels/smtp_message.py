"""An e-mail as it travels: headers that nobody can add to, and plain text. Pure."""

import re
from datetime import datetime
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.policy import compat32
from email.utils import format_datetime, formataddr
from typing import Any

from services.notify.channels.channel import Outgoing
from services.notify.channels.smtp_server import SmtpServer

# Not EmailMessage: in Python 3.11 it folds a long List-Unsubscribe into encoded words, which no
# mail program follows.
_POLICY = compat32.clone(linesep="\r\n", mangle_from_=False)


def message_id(outgoing: Outgoing, server: SmtpServer) -> str:
    """The same at every attempt, so that servers can drop a twin."""
    return f"<{_one_line(outgoing.reference)}@{server.domain}>"


def written(outgoing: Outgoing, server: SmtpServer, now: datetime) -> bytes:
    """The whole message, with lines that end in CRLF."""
    message: Message[Any, Any] = Message(policy=_POLICY)
    for name, value in _headers(outgoing, server, now).items():
        message[name] = value
    message.set_payload(outgoing.text, _quoted_printable())
    return message.as_bytes()


def _headers(outgoing: Outgoing, server: SmtpServer, now: datetime) -> dict[str, Header | str]:
    headers: dict[str, Header | str] = {
        "From": formataddr((server.sender_name, server.sender_address)),
        "To": _one_line(outgoing.recipient),
        "Subject": Header(_one_line(outgoing.subject), header_name="Subject"),
        "Date": format_datetime(now),
        "Message-ID": message_id(outgoing, server),
        "Auto-Submitted": "auto-generated",
    }
    if outgoing.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{_one_line(outgoing.unsubscribe_url)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _one_line(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text).strip()


def _quoted_printable() -> Charset:
    charset = Charset("utf-8")
    charset.body_encoding = QP
    return charset
