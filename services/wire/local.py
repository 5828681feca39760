"""The bus inside one process: a small RabbitMQ whose queues lie in MongoDB.

Each message becomes one durable delivery per handler before it counts as published. Handlers run in
threads of their own, never in the caller's stack, with the same retries and the same parking as on
RabbitMQ.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import BulkWriteError, PyMongoError

from services.wire.bus import Message
from services.wire.dispatching import Dispatcher
from services.wire.editions import Edition
from services.wire.envelope import Event
from services.wire.errors import Unavailable
from services.wire.local_editions import ServedEditions
from services.wire.queues import queues_for
from services.wire.retries import DEFAULT_DELAYS_MS

Json = dict[str, Any]
DUPLICATE_KEY = 11000


class LocalBus:
    """See bus.Bus."""

    def __init__(
        self, database: Database[Json], delays_ms: Sequence[int] = DEFAULT_DELAYS_MS
    ) -> None:
        self.delays_ms = delays_ms
        self._deliveries: Collection[Json] = database["deliveries"]
        self._dispatchers: dict[str, Dispatcher] = {}
        self._editions = ServedEditions(database)
        self._live: list[tuple[str, Callable[[bytes], None]]] = []

    def prepare(self) -> None:
        """Make the index that finds what is due."""
        self._deliveries.create_index([("queue", 1), ("parked", 1), ("not_before", 1), ("_id", 1)])

    def publish(self, messages: Sequence[Message]) -> None:
        deliveries = [_delivery(m, queue) for m in messages for queue in queues_for(m.type)]
        if deliveries:
            self._keep(deliveries)
        for message in messages:
            self._tell_live(message)
        for queue in {delivery["queue"] for delivery in deliveries}:
            if dispatcher := self._dispatchers.get(queue):
                dispatcher.wake()

    def serve(
        self,
        queue: str,
        event: type[Event],
        handle: Callable[[Event], None],
        kept: Edition | None = None,
    ) -> None:
        """Give each message of the queue to ``handle``; it failed when that raises.

        What is ``kept`` of them hears first when they went to another edition of it before.
        """
        dispatcher = Dispatcher(queue, self._deliveries, self.delays_ms, (event, handle))
        if kept:
            dispatcher.begin = partial(self._editions.begin, queue, kept)
        self._dispatchers[queue] = dispatcher
        dispatcher.start()

    def hear(self, event_type: str, tell: Callable[[bytes], None]) -> None:
        """Tell each later event of this type, while this process lives."""
        self._live.append((event_type, tell))

    def close(self) -> None:
        """Finish what is being handled, then end; the rest waits for the next start."""
        for dispatcher in self._dispatchers.values():
            dispatcher.stop()

    def _keep(self, deliveries: Sequence[Json]) -> None:
        try:
            self._deliveries.insert_many(deliveries, ordered=False)
        except BulkWriteError as error:  # a relay that was killed before it marked sends again
            codes = {problem["code"] for problem in error.details["writeErrors"]}
            if codes != {DUPLICATE_KEY}:
                raise
        except PyMongoError as failure:
            raise Unavailable("database_away", "The database does not answer.") from failure

    def _tell_live(self, message: Message) -> None:
        for event_type, tell in self._live:
            if event_type == message.type:
                tell(message.body)


def _delivery(message: Message, queue: str) -> Json:
    return {
        "_id": f"{message.event_id}/{queue}",
        "queue": queue,
        "event_id": message.event_id,
        "type": message.type,
        "body": message.body,
        "attempt": 0,
        "waits": 0,
        "not_before": 0.0,
        "parked": False,
    }
