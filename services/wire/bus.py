"""The port between a service and what carries its events."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from services.wire.envelope import Event


@dataclass(frozen=True)
class Message:
    """An event on its way: ``body`` is its JSON."""

    event_id: str
    source: str
    type: str
    body: bytes
    traceparent: str = ""

    @classmethod
    def of(cls, event: Event) -> "Message":
        """The message that tells of this event."""
        body = orjson.dumps(event.to_wire())
        return cls(str(event.event_id), event.SOURCE, event.TYPE, body, event.traceparent)


class Bus(Protocol):
    """Carries messages to every durable queue of the table, at least once."""

    def publish(self, messages: Sequence[Message]) -> None:
        """Return once every queue has kept every message.

        What has a queue in the table but cannot be routed is parked. Raises Unavailable when the
        bus is away or has not confirmed in time: what was sent may then arrive twice.
        """


Call = Callable[..., Any]
"""``call(service, method, **arguments)``: a question to another service, from a thread.

Returns the JSON answer; raises the service's refusal, or Unavailable when it cannot be reached in
time.
"""
