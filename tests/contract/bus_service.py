"""A service that exists for the bus suite: what it does with an event is what the event says.

``python -m tests.contract.bus_service`` runs it on RabbitMQ, as any service of the product runs.
"""

if __name__ == "__main__":
    import eventlet

    eventlet.monkey_patch()

import os
import threading
from typing import Any, ClassVar, Literal

import orjson
from nameko.extensions import DependencyProvider
from pymongo.collection import Collection

from services.wire import trace
from services.wire.database import MongoDatabase
from services.wire.envelope import Event
from services.wire.errors import Invalid, Reason, Unavailable
from services.wire.handlers import event_handler
from services.wire.queues import QUEUES
from services.wire.rpc import rpc
from services.wire.telemetry import Watched
from services.wire.written import Written

SOURCE = "bus_suite"
SLOW_S = 1.0

Do = Literal["succeed", "fail", "fail_twice", "be_away_five_times", "take_long"]


class TestHappened(Event):
    """Says what its handlers are to do with it."""

    __test__ = False
    SOURCE: ClassVar[str] = SOURCE
    TYPE: ClassVar[str] = "test.happened.v1"

    do: Do = "succeed"


class TestEchoed(Event):
    """Only live listeners hear of it."""

    __test__ = False
    SOURCE: ClassVar[str] = SOURCE
    TYPE: ClassVar[str] = "test.echoed.v1"

    text: str


QUEUES[TestHappened.TYPE] = (
    f"evt-{SOURCE}-{TestHappened.TYPE}--bus_suite.on_test_happened",
    f"evt-{SOURCE}-{TestHappened.TYPE}--bus_suite.on_test_happened_too",
)


class SeenProvider(DependencyProvider):
    """Where the handlers write what they saw, for the test to read."""

    database = MongoDatabase()

    def get_dependency(self, worker_ctx: Any) -> Collection:
        return self.database.of_service()["seen"]


class BusSuiteService(Watched):
    """Does what it is told."""

    name = "bus_suite"
    seen: Collection = SeenProvider()

    @event_handler(TestHappened)
    def on_test_happened(self, event: TestHappened) -> None:
        before = self.seen.count_documents({"event_id": str(event.event_id), "by": "first"})
        self._saw(event, "first")
        self._obey(event.do, before)

    @event_handler(TestHappened)
    def on_test_happened_too(self, event: TestHappened) -> None:
        self._saw(event, "second")

    @rpc
    def echo(self, text: str) -> dict[str, str]:
        return {"text": text, "trace_id": trace.trace_id()}

    @rpc
    def write(self, text: str) -> Written:
        return Written(orjson.dumps({"text": text}))

    @rpc
    def refuse(self) -> None:
        raise Invalid("too_short", "Write more.", [Reason(field="text", message="is too short")])

    @rpc
    def be_away(self) -> None:
        raise Unavailable("engine_away", "Try again.")

    @rpc
    def break_down(self) -> None:
        raise ValueError("a secret detail")

    def _saw(self, event: TestHappened, by: str) -> None:
        told = {"event_id": str(event.event_id), "by": by, "trace_id": trace.trace_id()}
        self.seen.insert_one({**told, "type": type(event).__name__})

    def _obey(self, do: Do, before: int) -> None:
        if do == "fail" or (do == "fail_twice" and before < 2):
            raise ValueError("told to fail")
        if do == "be_away_five_times" and before < 5:
            raise Unavailable("dependency_away")
        if do == "take_long":
            threading.Event().wait(SLOW_S)


if __name__ == "__main__":
    from services.wire.process import run

    run(BusSuiteService, os.environ["BUS_SUITE_MONGO_URL"])
