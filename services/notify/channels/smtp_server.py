"""Which mail server to use, in whose name and how, read from one URL. Pure."""

from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

Security = Literal["offered", "required", "none", "implicit"]

_FORM = "smtp://user:password@host:587?from=alertes@exemple.fr, and &tls=required or &tls=none"
_PORTS = {"smtp": 587, "smtps": 465}
_CHOICES: dict[str, Security] = {"": "offered", "required": "required", "none": "none"}


@dataclass(frozen=True)
class SmtpServer:
    """A server and what it is told. Certificates are always checked; a password is sent without TLS
    only when ``security`` is « none ».
    """

    host: str
    port: int
    security: Security
    sender_name: str
    sender_address: str
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def domain(self) -> str:
        """The sender's: it names us to the server, and makes message ids."""
        return self.sender_address.rpartition("@")[2]


def read_url(url: str) -> SmtpServer:
    """Raises ValueError, without the URL, which holds a password."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    name, address = parseaddr(options.pop("from", ""))
    security = _security(parts, options.pop("tls", ""))
    if not parts.hostname or "@" not in address or options or security is None:
        raise ValueError(f"a mail server is named like {_FORM}")
    return SmtpServer(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        security=security,
        sender_name=name,
        sender_address=address,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def _security(parts: SplitResult, tls: str) -> Security | None:
    return "implicit" if parts.scheme == "smtps" else _CHOICES.get(tls)
