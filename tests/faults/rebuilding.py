"""Building an index anew on a running stack, as an operator does who kills and starts it again."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process

import httpx
from pymongo import MongoClient

from services.search.elastic.node import connect

AT_WORK_S = 60


class Anew:
    """The command ``python -m services.search.anew``, started once."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.said: list[str] = []

    @classmethod
    async def start(cls, index_url: str) -> "Anew":
        environment = {**os.environ, "SEARCH_INDEX_URL": index_url}
        command = [sys.executable, "-W", "ignore", "-m", "services.search.anew"]
        process = await asyncio.create_subprocess_exec(
            *command, env=environment, stdin=DEVNULL, stdout=PIPE
        )
        return cls(process)

    async def at_work(self) -> None:
        """Return once some of the places are in the new index."""
        async with asyncio.timeout(AT_WORK_S):
            while not (line := await self._line()).startswith("places: ") or _built(line) == 0:
                assert line, self.said

    async def ended(self) -> int:
        """Its exit code, once it has ended."""
        while await self._line():
            pass
        return await self._process.wait()

    async def kill(self) -> None:
        self._process.kill()
        await self._process.wait()

    async def _line(self) -> str:
        assert self._process.stdout
        line = (await self._process.stdout.readline()).decode().strip()
        if line:
            self.said.append(line)
        return line


def answering_index(index_url: str) -> str:
    """The index of places that answers now."""
    [index] = connect(index_url).indices.get_alias(name="places").body
    return index


def shown(index_url: str, place_ids: list[str]) -> int:
    """How many of these can be found."""
    wanted = [{"terms": {"place_id": place_ids}}, {"term": {"public": True}}]
    counted = connect(index_url).count(index="places", query={"bool": {"filter": wanted}})
    return int(counted["count"])


def at_first_revision(mongo_url: str) -> list[str]:
    """The places that nobody has changed."""
    with MongoClient(mongo_url) as client:
        kept = client["directory"]["places"].find({"revision": 1}, {"_id": 1})
        return [place["_id"] for place in kept]


async def withdraw(url: str, session: dict[str, str], place_ids: list[str]) -> None:
    """Withdraw these, which nobody has changed yet, one after the other."""
    async with httpx.AsyncClient(base_url=url, timeout=30) as http:
        for place_id in place_ids:
            await _withdraw(http, place_id, {**session, "If-Match": '"1"'})


async def _withdraw(http: httpx.AsyncClient, place_id: str, headers: dict[str, str]) -> None:
    answer = await http.delete(
        f"/api/v1/places/{place_id}", params={"reason": "closed"}, headers=headers
    )
    assert answer.status_code in (200, 204), answer.text


def _built(line: str) -> int:
    """Of « places: 500 of 12000 »."""
    words = line.split()
    return int(words[1]) if len(words) == 4 and words[1].isdigit() else 0
