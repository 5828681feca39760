"""The product's API as the bench asks it, one question after the other."""

import http.client
import json
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


class BenchFailed(Exception):
    """A figure that would not be true; the message says why there is none."""


@dataclass(frozen=True)
class Response:
    """``answered_at`` is on the clock of time.perf_counter()."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    answered_at: float

    def json(self) -> Json:
        found: Json = json.loads(self.body)
        return found


class Api:
    """One kept-alive connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def get(self, path: str) -> Response:
        """Read."""
        return self.send("GET", path)

    def send(self, method: str, path: str, body: Json | None = None, **headers: str) -> Response:
        """Send JSON; an underscore in the name of a header is a hyphen."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            named["Content-Type"] = "application/json"
        sent = None if body is None else json.dumps(body).encode()
        self._connection.request(method, path, sent, named)
        answer = self._connection.getresponse()
        content = answer.read()
        return Response(answer.status, dict(answer.getheaders()), content, time.perf_counter())

    def count(self) -> int:
        """How many places are findable; -1 while search does not answer."""
        response = self.get("/api/v1/places?limit=1")
        return int(response.json()["total"]) if response.status == 200 else -1

    def wait_for(self, places: int, seconds: float) -> None:
        """Return once so many places are findable. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while (count := self.count()) != places:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{count:,} of {places:,} places are findable")
            time.sleep(0.05)


def wait_until(port: int, path: str, seconds: float) -> None:
    """Return once this answers 200. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while not answers(port, path):
        if time.monotonic() > deadline:
            raise TimeoutError(f"nothing answers on port {port} after {seconds} s")
        time.sleep(0.02)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def answers(port: int, path: str) -> bool:
    """Whether this answers 200 now."""
    try:
        return Api(port).get(path).status == 200
    except (OSError, http.client.HTTPException):
        return False
