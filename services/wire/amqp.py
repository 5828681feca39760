"""The bus on RabbitMQ: quorum queues, publisher confirms, one retry queue per delay, one parking
queue.
"""

import socket
import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

import amqp
from amqp.exceptions import AMQPError
from kombu import Connection, Exchange, Queue
from kombu.exceptions import KombuError

from services.wire.bus import Message
from services.wire.errors import Unavailable
from services.wire.queues import PARKED, all_queues, queues_for, retry_queue, source_of
from services.wire.retries import DEFAULT_DELAYS_MS, Park, Retry

CONFIRM_TIMEOUT_S = 10.0
AWAY = (AMQPError, KombuError, OSError, socket.timeout)

_QUORUM: Mapping[str, Any] = {"x-queue-type": "quorum"}
# A dead-lettered message is lost unless its queue insists; that needs a quorum queue that rejects.
_NEVER_LOSE: Mapping[str, Any] = {
    **_QUORUM,
    "x-dead-letter-strategy": "at-least-once",
    "x-overflow": "reject-publish",
}
_DELIVERIES_BEFORE_PARKING = 20  # for a message that kills its worker: nobody is left to park it
_LOOKED_AT_OFTEN = 1_000_000  # looking at what is parked counts as a delivery


def event_exchange(source: str) -> Exchange:
    """Where a service says its events; nameko's own name for it."""
    return Exchange(f"{source}.events", type="topic", durable=True)


def work_queue(event_type: str, name: str) -> Queue:
    """The durable queue of one handler."""
    return Queue(
        name,
        exchange=event_exchange(source_of(name)),
        routing_key=event_type,
        durable=True,
        queue_arguments={
            **_NEVER_LOSE,
            "x-delivery-limit": _DELIVERIES_BEFORE_PARKING,
            "x-dead-letter-exchange": "",
            "x-dead-letter-routing-key": PARKED,
        },
    )


def parking() -> Queue:
    """Where messages wait for a person."""
    arguments = {**_QUORUM, "x-delivery-limit": _LOOKED_AT_OFTEN}
    return Queue(PARKED, durable=True, queue_arguments=arguments)


def retries(delay_ms: int) -> Queue:
    """Holds messages for one delay, then gives each back to the queue its routing key names."""
    return Queue(
        retry_queue(delay_ms),
        exchange=Exchange(retry_queue(delay_ms), type="fanout", durable=True),
        durable=True,
        queue_arguments={
            **_NEVER_LOSE,
            "x-message-ttl": delay_ms,
            "x-dead-letter-exchange": "",
        },
    )


def declare(channel: Any, delays_ms: Sequence[int]) -> None:
    """Make every exchange and queue there is; harmless when they are there."""
    for queue in [parking(), *(retries(delay) for delay in delays_ms)]:
        queue(channel).declare()
    for event_type, name in all_queues():
        work_queue(event_type, name)(channel).declare()


class AmqpBus:
    """One confirmed channel, shared by the threads of a process; opened again when it was lost."""

    def __init__(self, url: str, delays_ms: Sequence[int] = DEFAULT_DELAYS_MS) -> None:
        self.delays_ms = delays_ms
        self._url = url
        self._lock = threading.Lock()
        self._channel: ConfirmedChannel | None = None

    def publish(self, messages: Sequence[Message]) -> None:
        """See Bus.publish."""
        if messages:
            self._send([_to_exchange(message) for message in messages])

    def move(self, queue: str, body: Any, headers: Mapping[str, Any], stop: Retry | Park) -> None:
        """Put a message that failed in ``queue`` where it goes next, confirmed."""
        told = {**headers, "x-queue": queue, "x-attempt": stop.attempt}
        exchange = "" if isinstance(stop, Park) else retry_queue(stop.delay_ms)
        key = PARKED if isinstance(stop, Park) else queue
        self._send([(_raw(body, told), exchange, key, True)])

    def give_back(self, body: Any, headers: Mapping[str, Any], exchange: str, key: str) -> None:
        """Send a parked message where it came from, as if it had never failed. Confirmed."""
        fresh = {name: value for name, value in headers.items() if not name.startswith("x-")}
        self._send([(_raw(body, fresh), exchange, key, True)])

    def check(self) -> None:
        """Raise Unavailable unless the broker answers and everything is declared."""
        self._send([])

    def close(self) -> None:
        """Leave the broker."""
        with self._lock:
            if self._channel:
                self._channel.close()
                self._channel = None

    def _send(self, batch: Sequence["Sending"]) -> None:
        with self._lock:
            try:
                if self._channel is None:
                    self._channel = ConfirmedChannel(self._url, self.delays_ms)
                self._channel.send(batch)
            except AWAY as failure:
                self._drop_channel()
                raise Unavailable("broker_away", "The message broker does not answer.") from failure

    def _drop_channel(self) -> None:
        if self._channel:
            self._channel.close()
        self._channel = None


Sending = tuple[amqp.Message, str, str, bool]
"""A message, its exchange, its routing key, and whether it must reach a queue."""


class ConfirmedChannel:
    """Sends batches and waits until the broker has confirmed each message of one."""

    def __init__(self, url: str, delays_ms: Sequence[int]) -> None:
        self._connection = Connection(url, connect_timeout=5, heartbeat=0)
        self._connection.ensure_connection(max_retries=1, timeout=5)
        self._channel = self._connection.channel()
        declare(self._channel, delays_ms)
        self._channel.confirm_select()
        self._channel.events["basic_ack"].add(self._on_ack)
        self._channel.events["basic_nack"].add(self._on_nack)
        self._channel.events["basic_return"].add(self._on_return)
        self._last_tag = 0
        self._unconfirmed: set[int] = set()
        self._refused = 0
        self._returned: list[amqp.Message] = []

    def send(self, batch: Sequence[Sending]) -> None:
        """Return when all of it is kept.

        Raises one of AWAY when the broker did not confirm in time.
        """
        self._refused, self._returned = 0, []
        for message, exchange, key, mandatory in batch:
            self._last_tag += 1
            self._unconfirmed.add(self._last_tag)
            self._channel._basic_publish(message, exchange, key, mandatory=mandatory)
        self._wait_for_confirms()
        if self._returned:
            self._park(self._returned)

    def close(self) -> None:
        """Leave without waiting for anything."""
        try:
            self._connection.release()
        except AWAY:
            return

    def _wait_for_confirms(self) -> None:
        deadline = time.monotonic() + CONFIRM_TIMEOUT_S
        while self._unconfirmed:
            self._connection.drain_events(timeout=max(0.01, deadline - time.monotonic()))
        if self._refused:
            raise OSError(f"the broker refused {self._refused} messages")

    def _park(self, returned: Sequence[amqp.Message]) -> None:
        # Unroutable although its queues were declared: a person has to look, and nothing waits for
        # that.
        for message in returned:
            message.headers["x-error"] = "unroutable"
        self.send([(message, "", PARKED, True) for message in returned])

    def _on_ack(self, tag: int, multiple: bool) -> None:
        self._unconfirmed -= self._up_to(tag, multiple)

    def _on_nack(self, tag: int, multiple: bool) -> None:
        refused = self._up_to(tag, multiple)
        self._refused += len(refused)
        self._unconfirmed -= refused

    def _on_return(self, _error: Any, _exchange: str, _key: str, message: amqp.Message) -> None:
        returned = amqp.Message(message.body, **message.properties)
        returned.properties["application_headers"] = dict(message.headers or {})
        self._returned.append(returned)

    def _up_to(self, tag: int, multiple: bool) -> set[int]:
        if not multiple:
            return {tag}
        return {waiting for waiting in self._unconfirmed if waiting <= tag}


def _to_exchange(message: Message) -> Sending:
    headers = {
        "event_id": message.event_id,
        "event_type": message.type,
        "event_source": message.source,
        "nameko.traceparent": message.traceparent,
    }
    mandatory = bool(queues_for(message.type))
    return _raw(message.body, headers), event_exchange(message.source).name, message.type, mandatory


def _raw(body: Any, headers: Mapping[str, Any]) -> amqp.Message:
    return amqp.Message(
        body,
        content_type="application/json",
        content_encoding="utf-8",
        delivery_mode=2,
        application_headers={key: value for key, value in headers.items() if value is not None},
    )
