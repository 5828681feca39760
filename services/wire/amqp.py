"""The bus on RabbitMQ."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import amqp

from services.wire.bus import Message
from services.wire.confirmed import AWAY, ConfirmedChannel, Sending
from services.wire.errors import Unavailable
from services.wire.queues import PARKED, must_be_routed, retry_queue
from services.wire.retries import DEFAULT_DELAYS_MS, Park, Retry, Tries
from services.wire.topology import event_exchange


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
            sources = {message.source for message in messages}
            self._send([_to_exchange(message) for message in messages], sources)

    def move(self, queue: str, body: Any, headers: Mapping[str, Any], stop: Retry | Park) -> None:
        """Put a message that failed in ``queue`` where it goes next, confirmed."""
        told = {**headers, "x-queue": queue, **_counts(stop.tries)}
        exchange = "" if isinstance(stop, Park) else retry_queue(stop.delay_ms)
        key = PARKED if isinstance(stop, Park) else queue
        self._send([(_raw(body, told), exchange, key, True)])

    def give_back(self, body: Any, headers: Mapping[str, Any], exchange: str, key: str) -> None:
        """Send a parked message where it came from, as if it had never failed. Confirmed."""
        fresh = {name: value for name, value in headers.items() if not name.startswith("x-")}
        self._send([(_raw(body, fresh), exchange, key, True)])

    def check(self) -> None:
        """Raise Unavailable unless the broker answers and everything is declared."""
        self._with_channel(lambda channel: channel.check())

    def close(self) -> None:
        """Leave the broker."""
        with self._lock:
            if self._channel:
                self._channel.close()
                self._channel = None

    def _send(self, batch: Sequence[Sending], sources: Iterable[str] = ()) -> None:
        self._with_channel(lambda channel: channel.send(batch, sources))

    def _with_channel(self, use: Callable[[ConfirmedChannel], None]) -> None:
        """Use the channel. One that was open may have died since: then a new one is tried, once."""
        with self._lock:
            was_open = self._channel is not None
            try:
                self._use(use)
            except Unavailable:
                if not was_open:
                    raise
                self._use(use)

    def _use(self, use: Callable[[ConfirmedChannel], None]) -> None:
        try:
            if self._channel is None:
                self._channel = ConfirmedChannel(self._url, self.delays_ms)
            use(self._channel)
        except AWAY as failure:
            self._drop_channel()
            raise Unavailable("broker_away", "The message broker does not answer.") from failure

    def _drop_channel(self) -> None:
        if self._channel:
            self._channel.close()
        self._channel = None


def _counts(tries: Tries) -> dict[str, int]:
    return {"x-attempt": tries.failed, "x-waits": tries.waited}


def _to_exchange(message: Message) -> Sending:
    headers = {
        "event_id": message.event_id,
        "event_type": message.type,
        "event_source": message.source,
        "nameko.traceparent": message.traceparent,
    }
    exchange, mandatory = event_exchange(message.source).name, must_be_routed(message.type)
    return _raw(message.body, headers), exchange, message.type, mandatory


def _raw(body: Any, headers: Mapping[str, Any]) -> amqp.Message:
    return amqp.Message(
        body,
        content_type="application/json",
        content_encoding="utf-8",
        delivery_mode=2,
        application_headers={key: value for key, value in headers.items() if value is not None},
    )
