"""Nobody is told twice, nobody is forgotten, and a STOP holds, whatever is killed meanwhile."""

import asyncio
import json
import os
import random
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from functools import partial

import pytest
from pymongo import MongoClient
from pymongo.errors import PyMongoError

from deploy.stack.running import Stack
from services.local import mongod
from services.wire.amqp import AmqpBus
from services.wire.bus import Bus
from services.wire.local import LocalBus
from tests.contract.buses import eventually
from tests.faults.hearing import all_is_told, confirmations, judge, nothing_is_wrong, on_their_way
from tests.faults.killing import work_in_flight
from tests.faults.sink import Sink
from tests.faults.test_backbone import commands_beside, operator, parked
from tests.faults.voices import (
    PLACES,
    People,
    let_due_dates_come,
    publish_workshops,
    said_again,
    subscribe_residents,
    write_places,
)
from tests.processes import Embedded

SEED = int(os.environ.get("MAILLAGE_FAULT_SEED", "0")) or random.randrange(1, 10**6)
KILLS_OF_EACH = 5
HANDLED_WITHIN_S = 3
AWAY_S = 6  # longer than the last retry
DELAYS_S = [0.5, 1, 2]
NOTIFY = {
    "NOTIFY_SMS_PER_HOUR": "100000",
    "NOTIFY_RETRY_DELAYS_S": json.dumps(DELAYS_S),
}

pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def sink():
    with Sink() as sink:
        yield sink


def beside(environment: dict[str, str], module: str, *arguments: str) -> None:
    """One of the product's commands."""
    command = [sys.executable, "-W", "ignore", "-m", module, *arguments]
    subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)


def prepare(environment: dict[str, str], mongo: MongoClient, secret: str, file) -> list[str]:
    """Places that can be asked, residents who want to hear; answers the places' ids."""
    write_places(file)
    beside(environment, "services.directory.import_places", str(file))
    beside(environment, "services.directory.reminders", "on", "37", "--yes")
    eventually(lambda: "wanted" in mongo["notify"]["subscriptions"].index_information())
    subscribe_residents(mongo["notify"], secret)
    return [f"voice-{number}" for number in range(PLACES)]


class Voices:
    """The whole story on one running product, and who dies meanwhile."""

    def __init__(self, url: str, mongo: MongoClient, bus: Bus, sink: Sink) -> None:
        self.url, self.mongo, self.bus, self.sink = url, mongo, bus, sink
        self.chance = random.Random(SEED)
        self.people = People(url, mongo)
        self.met_work = 0

    async def told_while(
        self, deaths: Callable[[], Awaitable[None]], session: dict[str, str], ids: list[str]
    ) -> None:
        """Everybody is told and answers while the ``deaths`` happen; then all comes to rest."""
        place = self.mongo["directory"]["places"].find_one({"details.id": ids[0]})
        answering = asyncio.create_task(self.people.answer())
        await asyncio.gather(
            let_due_dates_come(self.mongo, ids, steps=10, pause_s=2),
            publish_workshops(self.url, session, place["_id"], pause_s=6),
            self._channel_is_away(),
            deaths(),
        )
        await asyncio.to_thread(eventually, lambda: all_is_told(self.mongo), within_s=90)
        await asyncio.to_thread(self.bus.publish, said_again(self.mongo))
        await asyncio.sleep(HANDLED_WITHIN_S)
        await self.people.say_the_rest()
        await answering
        agreed = self.people.heard.confirmed
        await asyncio.to_thread(
            eventually, lambda: len(confirmations(self.mongo)) >= len(agreed), within_s=60
        )

    async def something_is_sent(self) -> None:
        """Wait for a moment at which something is on its way: a kill between two proves little."""
        self.met_work += await work_in_flight(self._is_sending)

    async def _channel_is_away(self) -> None:
        """From the first e-mails on, for longer than the last retry, and until it was missed."""
        while not self.sink.taken:
            await asyncio.sleep(0.05)
        self.sink.is_away = True
        await asyncio.sleep(AWAY_S)
        while not self.sink.refused:
            await asyncio.sleep(0.05)
        self.sink.is_away = False

    def _is_sending(self) -> bool:
        try:
            return on_their_way(self.mongo) > 0
        except PyMongoError:
            return False


def judged(voices: Voices, environment: dict[str, str]) -> None:
    """All promises, with the counts for whoever reads the run."""
    heard = voices.people.heard
    verdict = judge(voices.mongo, voices.sink, heard)
    print(
        f"{voices.met_work} kills met work; {verdict}; {len(heard.confirmed)} OK, "
        f"{len(heard.stopped)} STOP, {heard.refusals} answers refused for a while; "
        f"{voices.sink.refused} e-mails refused for a while"
    )
    nothing_is_wrong(verdict, heard)
    assert parked(environment) == "0 parked\n"
    assert voices.met_work > 0
    assert voices.sink.refused > 0


def is_started_again(stack: Stack, name: str, killed: int) -> bool:
    """Whether the supervisor has made good the death."""
    return stack.pid_of(name) not in (0, killed)


async def test_on_the_stack_everybody_is_told_once_whatever_is_killed(tmp_path, sink):
    print(f"\nseed {SEED} (MAILLAGE_FAULT_SEED)")
    settings = {**NOTIFY, "NOTIFY_EMAIL_URL": sink.url}
    limits = {"rate_limit": "1000000/minute", "retry_delays_ms": (500, 1000, 2000)}
    options = {**limits, "embedded_index": True, "demo": False, "notify": settings}
    with (
        Stack.start(tmp_path / "var", port=0, **options) as stack,
        MongoClient(stack.urls.mongo, tz_aware=True, serverSelectionTimeoutMS=2000) as mongo,
        closing(AmqpBus(stack.urls.amqp)) as bus,
    ):
        stack.wait_ready()
        environment, secret = commands_beside(stack), stack.secrets.contacts
        ids = prepare(environment, mongo, secret, tmp_path / "places.csv")
        voices = Voices(stack.urls.gateway, mongo, bus, sink)
        session = operator(stack.urls.gateway, environment)

        async def deaths() -> None:
            names = ["notify", "directory"] * KILLS_OF_EACH + ["rabbitmq", "mongod"]
            voices.chance.shuffle(names)
            for name in names:
                await asyncio.sleep(voices.chance.uniform(0.5, 2))
                await voices.something_is_sent()
                killed = await asyncio.to_thread(stack.kill9, name)
                again = partial(is_started_again, stack, name, killed)
                await asyncio.to_thread(eventually, again, within_s=60)
                await asyncio.to_thread(stack.wait_ready, name)

        await voices.told_while(deaths, session, ids)
        judged(voices, environment)


async def test_in_one_process_everybody_is_told_once_whatever_is_killed(tmp_path, sink):
    print(f"\nseed {SEED} (MAILLAGE_FAULT_SEED)")
    settings = {**NOTIFY, "NOTIFY_EMAIL_URL": sink.url}
    running = Embedded(tmp_path / "var", demo=False, **settings).start()
    url = mongod.running(running.var / "mongod")
    with MongoClient(url, tz_aware=True, serverSelectionTimeoutMS=2000) as mongo:
        secret = (running.var / "notify_secret").read_text()
        ids = prepare(running.environment, mongo, secret, tmp_path / "places.csv")
        voices = Voices(running.url, mongo, LocalBus(mongo["bus"]), sink)
        session = operator(running.url, running.environment)

        async def deaths() -> None:
            for _ in range(KILLS_OF_EACH):
                await asyncio.sleep(voices.chance.uniform(1, 4))
                await voices.something_is_sent()
                running.kill9()
                await asyncio.to_thread(running.start)

        try:
            await voices.told_while(deaths, session, ids)
            judged(voices, running.environment)
        finally:
            code = running.stop()
    assert code == 0
