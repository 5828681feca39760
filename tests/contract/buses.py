"""The two buses as the bus suite uses them: the same service behind each, started and stopped."""

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import amqp
import pytest
from pymongo.database import Database

from services.wire.amqp import AmqpBus
from services.wire.bus import Message
from services.wire.caller import AmqpCaller, Caller, Listener
from services.wire.container import LocalContainer
from services.wire.envelope import Event
from services.wire.local import LocalBus
from services.wire.local_caller import LocalCall, LocalCaller
from services.wire.parked import AmqpParking, LocalParking, Parking
from tests.contract.bus_service import BusSuiteService, TestHappened

DELAYS_MS = (100, 200, 300)
PATIENCE_S = 20.0


class RunningBus(Protocol):
    """One bus, and the suite's service on it."""

    bus: LocalBus | AmqpBus
    parking: Parking

    def start(self) -> None:
        """Start the service."""

    def stop(self) -> None:
        """End the service gracefully: it finishes what it does."""

    def give_up(self) -> None:
        """End it for good, when the test is over."""

    def caller(self, listener: Listener) -> Caller:
        """A caller for asyncio code."""

    def publish_rubbish(self, queue: str, body: bytes) -> None:
        """Put something that is no event of ours into the queue."""


class OnLocal:
    """Everything in this process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.parking = LocalParking(database["deliveries"])
        self._open()

    def start(self) -> None:
        config = {"BUS": self.bus, "MONGO": ("", ""), "CALL": self._call}
        container = LocalContainer(BusSuiteService, config)
        for extension in container.extensions:
            if hasattr(extension, "of_service"):
                extension.of_service = lambda: self._database
        container.start(self.bus)
        self._containers["bus_suite"] = container

    def stop(self) -> None:
        self.bus.close()
        for container in self._containers.values():
            container.stop()
        self._open()

    give_up = stop

    def caller(self, listener: Listener) -> Caller:
        return LocalCaller(self._call, self.bus, listener)

    def publish_rubbish(self, queue: str, body: bytes) -> None:
        event_id = str(uuid.uuid4())
        self._database["deliveries"].insert_one(
            {
                "_id": f"{event_id}/{queue}",
                "queue": queue,
                "event_id": event_id,
                "type": TestHappened.TYPE,
                "body": body,
                "attempt": 0,
                "waits": 0,
                "not_before": 0.0,
                "parked": False,
            }
        )

    def _open(self) -> None:
        self._containers: dict[str, LocalContainer] = {}
        self._call = LocalCall(self._containers)
        self.bus = LocalBus(self._database, DELAYS_MS)
        self.bus.prepare()


class OnRabbit:
    """The service is a process of its own."""

    def __init__(self, url: str, mongo_url: str) -> None:
        self._url = url
        self._mongo_url = mongo_url
        self._process: subprocess.Popen[bytes] | None = None
        self.bus = AmqpBus(url, DELAYS_MS)
        self.parking = AmqpParking(url)

    def start(self) -> None:
        environment = {
            **os.environ,
            "WIRE_AMQP_URL": self._url,
            "WIRE_RETRY_DELAYS_MS": str(list(DELAYS_MS)),
            "WIRE_LOG_FORM": "readable",
            "BUS_SUITE_MONGO_URL": self._mongo_url,
            "EVENTLET_NO_GREENDNS": "yes",
        }
        command = [sys.executable, "-W", "ignore", "-m", "tests.contract.bus_service"]
        self._process = subprocess.Popen(command, env=environment)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def give_up(self) -> None:
        """Its vhost is its own, so nobody misses what it has in hand; an orderly end takes 2 s."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process:
            self._process.send_signal(how)
            self._process.wait(PATIENCE_S)
            self._process = None

    def caller(self, listener: Listener) -> Caller:
        return AmqpCaller(self._url, listener)

    def publish_rubbish(self, queue: str, body: bytes) -> None:
        self.bus.check()  # declares the queue, should the service not have done so yet
        with amqp.Connection(**_parts(self._url)) as connection:
            message = amqp.Message(body, content_type="application/json", delivery_mode=2)
            connection.channel().basic_publish(message, "", queue)


class Wire:
    """One bus under test, as a test speaks of it."""

    def __init__(self, running: RunningBus, database: Database) -> None:
        self.running = running
        self._seen = database["seen"]

    def publish(self, event: Event) -> str:
        """Put the event on the bus; its id."""
        self.running.bus.publish([Message.of(event)])
        return str(event.event_id)

    def seen(self, event_id: str, by: str = "first") -> list[dict[str, Any]]:
        """What a handler saw of the event so far."""
        return list(self._seen.find({"event_id": event_id, "by": by}))

    def parked(self) -> list[str]:
        """The ids of the events that wait for a person."""
        return [parked.event_id for parked in self.running.parking.messages()]


def eventually(is_so: Callable[[], Any], within_s: float = PATIENCE_S) -> Any:
    """What ``is_so`` answers once it is true; fails when that does not come."""
    deadline = time.monotonic() + within_s
    while not (answer := is_so()):
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.02)
    return answer


@pytest.fixture(params=["local", "rabbitmq"])
def wire(request: pytest.FixtureRequest, database: Database) -> Iterator[Wire]:
    """The suite's service, running on each bus in turn."""
    if request.param == "local":
        running: RunningBus = OnLocal(database)
    else:
        amqp_url = request.getfixturevalue("fresh_amqp_url")
        mongo_url = request.getfixturevalue("mongo_url")
        running = OnRabbit(amqp_url, f"{mongo_url.rstrip('/')}/{database.name}")
    running.start()
    yield Wire(running, database)
    running.give_up()
    running.bus.close()


def _parts(url: str) -> dict[str, Any]:
    from kombu.utils.url import parse_url

    parts = parse_url(url)
    return {
        "host": f"{parts['hostname']}:{parts['port']}",
        "userid": parts["userid"],
        "password": parts["password"],
        "virtual_host": parts["virtual_host"] or "/",
    }
