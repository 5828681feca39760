"""One queue of LocalBus: its deliveries are handed to its handler, retried or parked."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson
from pymongo import UpdateOne
from pymongo.collection import Collection
from pymongo.errors import PyMongoError

from services.wire import metrics
from services.wire.envelope import Event
from services.wire.errors import Unavailable
from services.wire.failures import told
from services.wire.handlers import log_put_aside
from services.wire.retries import Park, Tries, next_stop

_log = logging.getLogger(__name__)

Json = dict[str, Any]
WORKERS_PER_QUEUE = 24
LOOK_AGAIN_S = 0.5  # finds what a command beside us published, and retries that became due


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
        self.begin: Callable[[], None] | None = None  # nothing is handed out before it returned
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
                if self.begin:
                    self.begin()
                    self.begin = None
                idle = not self._dispatch()
            except (PyMongoError, Unavailable) as failure:
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
