"""A channel to RabbitMQ that returns only when the broker has kept what was sent."""

import time
from collections.abc import Iterable, Sequence
from typing import Any

import amqp
from amqp.exceptions import AMQPError
from kombu import Connection
from kombu.exceptions import KombuError

from services.wire.queues import PARKED
from services.wire.topology import declare, event_exchange, parking

CONFIRM_TIMEOUT_S = 10.0
AWAY = (AMQPError, KombuError, OSError)
"""What is raised when the broker is lost; a time-out is an OSError."""

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
        self._declared: set[str] = set()
        self._last_tag = 0
        self._unconfirmed: set[int] = set()
        self._refused = 0
        self._returned: list[amqp.Message] = []

    def check(self) -> None:
        """Ask the broker for something that must be there."""
        parking()(self._channel).queue_declare(passive=True)

    def send(self, batch: Sequence[Sending], sources: Iterable[str] = ()) -> None:
        """Return when all of it is kept. Raises one of AWAY when that is not confirmed in time.

        The exchanges of the ``sources`` are declared first, for whoever is to listen.
        """
        for source in set(sources) - self._declared:
            event_exchange(source)(self._channel).declare()
            self._declared.add(source)
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
