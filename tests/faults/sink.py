"""A mail server of the test's own: counts what it takes, and can be away for a while."""

import threading
from collections import Counter
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller

from tests.processes import free_port

AWAY = "451 4.3.2 Come back later"
TAKEN = "250 2.0.0 Taken"


class Sink:
    """Takes messages on loopback; each is counted under its Message-ID."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.is_away = False
        self.refused = 0
        self._lock = threading.Lock()
        self._controller = Controller(self, hostname="127.0.0.1", port=free_port())

    @property
    def url(self) -> str:
        """Where notify sends its e-mails."""
        return f"smtp://127.0.0.1:{self._controller.port}?from=maillage@example.fr&tls=none"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """aiosmtpd's name for it: a whole message has come in."""
        if self.is_away:
            self.refused += 1
            return AWAY
        reference = str(message_from_bytes(envelope.content)["Message-ID"])
        with self._lock:
            self.taken[reference.strip("<>").partition("@")[0]] += 1
        return TAKEN

    def __enter__(self) -> "Sink":
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()
