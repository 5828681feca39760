"""People at work while things die: writers who insist until they have an answer, and readers.

A writer sends each change with an Idempotency-Key until it gets a definite answer, as the API asks
of its clients. A reader accepts an answer or a 503 with Retry-After; anything else, or a long
silence, is a fault.
"""

import asyncio
import itertools
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.faults.killing import FROZEN_S

HANG_S = 12.0
READ_EVERY_S = 0.05
DEFINITE = frozenset({200, 403, 404, 409, 412, 422})


@dataclass
class Acknowledged:
    """A change that was answered with 200."""

    place_id: str
    marker: str
    revision: int


@dataclass
class Witness:
    """What happened."""

    acknowledged: list[Acknowledged] = field(default_factory=list)
    writes: Counter[str] = field(default_factory=Counter)
    reads: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    in_flight: int = 0
    slowest_s: float = 0.0


class Load:
    """Writers and readers against one product until told to stop.

    ``places`` are ids at revision 1. Each is changed once, so that no later event covers a lost
    one.
    """

    def __init__(self, url: str, session: dict[str, str], places: list[str]) -> None:
        self.witness = Witness()
        self.stopping = asyncio.Event()
        self.gateway_back_at = 0.0
        self._last_acknowledged = 0.0
        self._url = url
        self._session = session
        self._places: Iterator[str] = iter(places)
        self._numbers = itertools.count()

    def frozen(self, name: str) -> None:
        """This process will not move for a while."""
        if name == "gateway":
            self.gateway_back_at = time.monotonic() + FROZEN_S + HANG_S

    def flows(self) -> bool:
        """Whether a change was acknowledged in the last half second."""
        return time.monotonic() - self._last_acknowledged < 0.5

    async def run(self, writers: int, readers: int, writes_per_s: float) -> Witness:
        """Work until ``stopping`` is set and every change that was begun has its answer."""
        connector = aiohttp.TCPConnector(limit=0, force_close=False)
        timeout = aiohttp.ClientTimeout(total=HANG_S)
        async with aiohttp.ClientSession(self._url, connector=connector, timeout=timeout) as http:
            pause = writers / writes_per_s
            work = [self._write_on(http, pause) for _ in range(writers)]
            work += [self._read_on(http) for _ in range(readers)]
            await asyncio.gather(*work)
        return self.witness

    async def _write_on(self, http: aiohttp.ClientSession, pause: float) -> None:
        while not self.stopping.is_set():
            began = time.monotonic()
            if (place_id := next(self._places, None)) is None:
                self.witness.faults.append("the places ran out: give more of them")
                return
            await self._change(http, place_id)
            await asyncio.sleep(max(0.0, pause - (time.monotonic() - began)))

    async def _change(self, http: aiohttp.ClientSession, place_id: str) -> None:
        marker = f"zz{uuid.uuid4().hex}"
        headers = {
            **self._session,
            "If-Match": '"1"',
            "Idempotency-Key": uuid.uuid4().hex,
        }
        change = {"presentation_resume": f"essai {marker}"}
        while True:
            status, answer = await self._ask(http, "PATCH", place_id, headers, change)
            self.witness.writes[str(status)] += 1
            if status in DEFINITE:
                break
            await asyncio.sleep(0.2)
        if status == 200:
            self._last_acknowledged = time.monotonic()
            self.witness.acknowledged.append(Acknowledged(place_id, marker, answer["revision"]))
        else:
            self.witness.faults.append(f"a change was refused: {status} {answer}")

    async def _ask(
        self,
        http: aiohttp.ClientSession,
        method: str,
        place_id: str,
        headers: dict[str, str],
        change: dict[str, Any],
    ) -> tuple[int | str, Any]:
        self.witness.in_flight += 1
        try:
            address = f"/api/v1/places/{place_id}"
            async with http.request(method, address, headers=headers, json=change) as answer:
                self._judge(answer)
                return answer.status, await answer.json(content_type=None)
        except TimeoutError:
            self._hung(method)
            return "hang", None
        except aiohttp.ClientError:  # the gateway itself is being killed
            return "no gateway", None
        finally:
            self.witness.in_flight -= 1

    async def _read_on(self, http: aiohttp.ClientSession) -> None:
        while not self.stopping.is_set():
            await self._read(http)
            await asyncio.sleep(READ_EVERY_S)

    async def _read(self, http: aiohttp.ClientSession) -> None:
        # Some lists come again and again, so that the cache is asked too.
        address = f"/api/v1/places?limit=5&near=47.{next(self._numbers) % 40},0.7"
        began = time.monotonic()
        try:
            async with http.get(address) as answer:
                self._judge(answer)
                await answer.read()
                self.witness.reads[str(answer.status)] += 1
        except TimeoutError:
            self._hung("a read")
        except aiohttp.ClientError:
            self.witness.reads["no gateway"] += 1
        self.witness.slowest_s = max(self.witness.slowest_s, time.monotonic() - began)

    def _hung(self, what: str) -> None:
        """A fault, unless the gateway itself was stopped: then nobody is there to answer."""
        if time.monotonic() > self.gateway_back_at:
            self.witness.faults.append(f"{what} hung for {HANG_S} s")

    def _judge(self, answer: aiohttp.ClientResponse) -> None:
        if answer.status == 500:
            self.witness.faults.append(f"{answer.method} was answered with 500")
        if answer.status == 503 and "Retry-After" not in answer.headers:
            self.witness.faults.append("a 503 without Retry-After")
