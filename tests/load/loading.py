"""Drives the two processes beside the product: the load client, and the bare server."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import IO

import orjson

from tests.load.api import BenchFailed, free_port, wait_until


@dataclass(frozen=True)
class Load:
    """What is asked: of which port, how many at once, for how long.

    One single request is asked again and again; several are asked once each, which ends the load.
    """

    port: int
    requests: list[str]
    connections: int
    seconds: float


@dataclass(frozen=True)
class Answers:
    """How long each answer took, and all together."""

    took_ms: list[float]
    seconds: float


class LoadClient:
    """The client's process."""

    def __init__(self, sent: IO[bytes], received: IO[bytes]) -> None:
        self._sent = sent
        self._received = received

    def load(self, load: Load) -> Answers:
        """Do it. Raises BenchFailed for any answer that is not a 200."""
        self._sent.write(orjson.dumps({**asdict(load), "again": len(load.requests) == 1}) + b"\n")
        self._sent.flush()
        if not (line := self._received.readline()):
            raise BenchFailed("the load client ended; its reason stands above")
        answer = orjson.loads(line)
        if answer["bad"] or not answer["took_ms"]:
            raise BenchFailed(f"{load.requests[0].splitlines()[0]} …: {answer['bad'] or 'silence'}")
        return Answers(answer["took_ms"], answer["seconds"])


@contextmanager
def load_client() -> Iterator[LoadClient]:
    """A client that ends with the block."""
    with _process("tests.load.client") as process:
        assert process.stdin is not None, "it is a pipe"
        assert process.stdout is not None, "it is a pipe"
        yield LoadClient(process.stdin, process.stdout)


@contextmanager
def bare_server() -> Iterator[int]:
    """The port of a bare aiohttp server that ends with the block."""
    port = free_port()
    with _process("tests.load.bare", str(port)):
        wait_until(port, "/", seconds=10)
        yield port


def get(path: str, headers: Iterable[str] = ()) -> str:
    """A whole request, ready to be sent."""
    return "\r\n".join((f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""))


def post(path: str, body: bytes) -> str:
    """The same, with JSON."""
    headers = ("Host: 127.0.0.1", "Content-Type: application/json", f"Content-Length: {len(body)}")
    return "\r\n".join((f"POST {path} HTTP/1.1", *headers, "", body.decode()))


@contextmanager
def _process(module: str, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-W", "ignore", "-m", module, *arguments]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()
