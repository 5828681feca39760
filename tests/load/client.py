"""The load itself, in a process of its own: ``python -m tests.load.client`` (loading.py drives it).

Takes one job a line on standard input, answers one line each. It must cost less than what it
measures, so it writes ready-made bytes and reads nothing of an answer but its status and its
length.
"""

import asyncio
import gc
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from time import perf_counter
from typing import Any, cast

import orjson
import uvloop

Json = dict[str, Any]
OVERDUE_S = 30
_END = b"\r\n\r\n"
_LENGTH = b"\r\ncontent-length:"


class Visit:
    """One job: its requests, shared by all connections, and what came of them."""

    def __init__(self, job: Json) -> None:
        requests = [request.encode() for request in job["requests"]]
        self._requests: Iterator[bytes] = cycle(requests) if job["again"] else iter(requests)
        self._seconds: float = job["seconds"]
        self._busy = 0
        self._deadline = 0.0
        self.took: list[float] = []
        self.bad: Counter[str] = Counter()
        self.over = asyncio.Event()

    def begin(self, visitors: "list[Visitor]") -> None:
        self._busy = len(visitors)
        self._deadline = perf_counter() + self._seconds
        for visitor in visitors:
            visitor.ask()

    def next_request(self) -> bytes | None:
        return next(self._requests, None) if perf_counter() < self._deadline else None

    def answered(self, status: bytes, seconds: float) -> None:
        self.took.append(seconds)
        if status != b"200":
            self.bad[status.decode(errors="replace")] += 1

    def leave(self) -> None:
        self._busy -= 1
        if not self._busy:
            self.over.set()


class Visitor(asyncio.Protocol):
    """One kept-alive connection: asks, waits for the whole answer, asks again."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._head = b""
        self._missing = -1  # bytes of the body still to come; negative while the head is
        self._asked_at = 0.0
        self._is_waiting = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.WriteTransport, transport)

    def ask(self) -> None:
        request = self._visit.next_request()
        self._is_waiting = request is not None
        if request is None:
            self._visit.leave()
        else:
            self._head, self._missing = b"", -1
            self._asked_at = perf_counter()
            self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        if self._missing < 0:
            self._read_head(data)
        else:
            self._missing -= len(data)
        if self._missing == 0:
            self._visit.answered(self._head[9:12], perf_counter() - self._asked_at)
            self.ask()

    def connection_lost(self, error: Exception | None) -> None:
        if self._is_waiting:
            self._visit.bad["connection lost"] += 1
            self._visit.leave()

    def _read_head(self, data: bytes) -> None:
        self._head += data
        if (end := self._head.find(_END)) >= 0:
            at = self._head.lower().index(_LENGTH, 0, end) + len(_LENGTH)
            length = int(self._head[at : self._head.index(b"\r\n", at)])
            self._missing = length - (len(self._head) - end - len(_END))


async def visit(job: Json) -> Json:
    """Do one job."""
    loop = asyncio.get_running_loop()
    asked = Visit(job)
    made = [
        await loop.create_connection(lambda: Visitor(asked), "127.0.0.1", job["port"])
        for _ in range(job["connections"])
    ]
    started = perf_counter()
    asked.begin([visitor for _, visitor in made])
    await asyncio.wait_for(asked.over.wait(), job["seconds"] + OVERDUE_S)
    seconds = perf_counter() - started
    for transport, _ in made:
        transport.close()
    took_ms = [round(each * 1000, 4) for each in asked.took]
    return {"took_ms": took_ms, "seconds": seconds, "bad": asked.bad}


def main() -> None:
    """One job after the other, until standard input ends."""
    gc.disable()  # a job is short, and its pauses would be told as the product's
    for line in sys.stdin.buffer:
        answer = uvloop.run(visit(orjson.loads(line)))
        sys.stdout.buffer.write(orjson.dumps(answer) + b"\n")
        sys.stdout.buffer.flush()
        gc.collect()


if __name__ == "__main__":
    main()
