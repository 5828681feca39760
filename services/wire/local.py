"""The bus inside one process: a small RabbitMQ whose queues lie in MongoDB.

Each message becomes one durable delivery per handler before it counts as published. Handlers run in
threads of their own, never in the caller's stack, with the same retries and the same parking as on
RabbitMQ.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson
from pymongo import UpdateOne
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import BulkWriteError, PyMongoError

from services.wire import metrics
from services.wire.bus import Message
from services.wire.envelope import Event
from services.wire.errors import Unavailable
from services.wire.failures import told
from services.wire.handlers import log_put_aside
from services.wire.queues import queues_for
from services.wire.retries import DEFAULT_DELAYS_MS, Park, Tries, next_stop

_log = logging.getLogger(__name__)

Json = dict[str, Any]
DUPLICATE_KEY = 11000
WORKERS_PER_QUEUE = 24
LOOK_AGAIN_S = 0.5  # finds what a command beside us published, and retries that became due


class LocalBus:
    """See bus.Bus."""

    def __init__(
        self, database: Database[Json], delays_ms: Sequence[int] = DEFAULT_DELAYS_MS
    ) -> None:
        self.delays_ms = delays_ms
        self._deliveries: Collection[Json] = database["deliveries"]
        self._dispatchers: dict[str, Dispatcher] = {}
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

    def serve(self, queue: str, event: type[Event], handle: Callable[[Event], None]) -> None:
        """Give each message of the queue to ``handle``; it failed when that raises."""
        dispatcher = Dispatcher(queue, self._deliveries, self.delays_ms, (event, handle))
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


class Dispatcher:
    """Hands the deliveries of one queue to its handler, oldest first, several at a time."""

    def __init__(
        self,
        queue: str,
        deliveries: Collection[Json],
        delays_ms: Sequence[int],
        handler: tuple[type[Event], Callable[[Event], None]],
    ) -> None:
        self._queue = queue
        self._deliveries = deliveries
        self._delays_ms = delays_ms
        self._event, self._handle = handler
        self._woken = threading.Event()
        self._stopping = False
        self._pool = ThreadPoolExecutor(WORKERS_PER_QUEUE, thread_name_prefix=queue)
        self._thread = threading.Thread(target=self._run, name=queue, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """Something was published just now."""
        self._woken.set()

    def stop(self) -> None:
        """Finish the batch at hand, then end."""
        self._stopping = True
        self._woken.set()
        self._thread.join()
        self._pool.shutdown()

    def _run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                idle = not self._dispatch()
            except PyMongoError as failure:
                _log.warning("deliveries wait", extra={"reason": type(failure).__name__})
                idle = True
            except Exception:  # a bug of ours must not keep the queue from being looked at again
                _log.exception("dispatching failed", extra={"queue": self._queue})
                idle = True
            if idle and not self._stopping:
                self._woken.wait(LOOK_AGAIN_S)

    def _dispatch(self) -> int:
        batch = self._due()
        outcomes = list(self._pool.map(self._try, batch))
        failed = [(kept, error) for kept, error in zip(batch, outcomes, strict=True) if error]
        handled = [k["_id"] for k, error in zip(batch, outcomes, strict=True) if error is None]
        if handled:
            self._deliveries.delete_many({"_id": {"$in": handled}})
            metrics.EVENTS.labels(self._queue, "handled").inc(len(handled))
        if failed:
            moves = [self._move(kept, error) for kept, error in failed]
            self._deliveries.bulk_write(moves, ordered=False)
        return len(batch)

    def _due(self) -> list[Json]:
        due = {"queue": self._queue, "parked": False, "not_before": {"$lte": time.time()}}
        found = self._deliveries.find(due).sort([("not_before", 1), ("_id", 1)])
        return list(found.limit(WORKERS_PER_QUEUE))

    def _try(self, delivery: Json) -> Exception | None:
        try:
            self._handle(self._event.model_validate(orjson.loads(delivery["body"])))
        except Exception as error:  # logged with its traceback by _move
            return error
        return None

    def _move(self, delivery: Json, error: Exception) -> UpdateOne:
        tries = Tries(delivery["attempt"], delivery["waits"])
        stop = next_stop(tries, told(error), self._delays_ms)
        log_put_aside(self._queue, delivery["event_id"], error, stop)
        change: Json = {"attempt": stop.tries.failed, "waits": stop.tries.waited}
        change["error"] = type(error).__name__
        if isinstance(stop, Park):
            change["parked"] = True
        else:
            change["not_before"] = time.time() + stop.delay_ms / 1000
        return UpdateOne({"_id": delivery["_id"]}, {"$set": change})


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
