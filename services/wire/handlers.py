"""``@event_handler(PlacePublished)``: the method gets the event itself, and a failure loses
nothing.
"""

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any

import orjson
from kombu import Queue
from nameko.events import EventHandler
from nameko.exceptions import ContainerBeingKilled
from nameko.extensions import DependencyProvider
from pydantic import ValidationError

from services.wire import metrics
from services.wire.editions import Edition, make_queue
from services.wire.envelope import Event
from services.wire.errors import Unavailable
from services.wire.failures import told
from services.wire.graceful import PatientQueueConsumer
from services.wire.retries import Park, Tries, next_stop
from services.wire.topology import work_queue

_log = logging.getLogger(__name__)


class TypedEventHandler(EventHandler):
    """Handled, retried after growing delays, or parked: never dropped.

    RabbitMQ names the queue after the method, so renaming a handler strands its queue. Where a
    handler ``keeps`` something of which there are editions, it names the class of its provider, an
    Edition: on RabbitMQ each of them has a queue.
    """

    queue_consumer = PatientQueueConsumer()
    queue: Any

    def __init__(
        self, event: type[Event], keeps: type[DependencyProvider] | None = None, **options: Any
    ) -> None:
        self.event = event
        self.keeps = keeps
        super().__init__(event.SOURCE, event.TYPE, **options)

    def setup(self) -> None:
        super().setup()
        self.queue = self._queue(self.queue.name)

    def handle_message(self, body: Any, message: Any) -> None:
        handle_result = partial(self.handle_result, message)
        try:
            event = self.event.model_validate(body)
        except ValidationError as error:
            self._put_aside(message, error)
            return
        try:
            self.container.spawn_worker(
                self,
                (event,),
                {},
                context_data={"traceparent": event.traceparent},
                handle_result=handle_result,
            )
        except ContainerBeingKilled:
            self.queue_consumer.requeue_message(message)

    def handle_result(
        self, message: Any, worker_ctx: Any, result: Any = None, exc_info: Any = None
    ) -> Any:
        if exc_info is None:
            metrics.EVENTS.labels(self.queue.name, "handled").inc()
            self.queue_consumer.ack_message(message)
        else:
            self._put_aside(message, exc_info[1])
        return result, exc_info

    def kept_in(self, providers: Iterable[Any]) -> Edition | None:
        """What this handler keeps, among these; None when there are no editions of it."""
        found = [each for each in providers if self.keeps and isinstance(each, self.keeps)]
        return found[0] if found else None

    def _queue(self, name: str) -> Queue:
        if kept := self.kept_in(self.container.dependencies):
            return make_queue(self.event_type, name, kept, self.container.config["AMQP_URI"])
        return work_queue(self.event_type, name)

    def _put_aside(self, message: Any, error: BaseException) -> None:
        """To a retry queue or to parking, confirmed, and only then acknowledged."""
        bus = self.container.config["BUS"]
        headers = message.headers or {}
        tries = Tries(int(headers.get("x-attempt", 0)), int(headers.get("x-waits", 0)))
        stop = next_stop(tries, told(error), bus.delays_ms)
        log_put_aside(self.queue.name, headers.get("event_id"), error, stop)
        body = orjson.dumps(message.payload)
        try:
            bus.move(self.queue.name, body, {**headers, "x-error": type(error).__name__}, stop)
        except Unavailable:
            self.queue_consumer.requeue_message(message)
        else:
            self.queue_consumer.ack_message(message)


def log_put_aside(queue: str, event_id: Any, error: BaseException, stop: Any) -> None:
    """Count and log one failure: a dependency that is away in a line, a bug with its traceback."""
    outcome = "parked" if isinstance(stop, Park) else "retried"
    metrics.EVENTS.labels(queue, outcome).inc()
    is_bug = not isinstance(told(error), Unavailable)
    _log.log(
        logging.ERROR if is_bug else logging.WARNING,
        "event %s",
        outcome,
        extra={"queue": queue, "event_id": event_id, "attempt": stop.tries.failed},
        exc_info=error if is_bug else None,
    )


event_handler = TypedEventHandler.decorator
