"""The exchanges and queues of RabbitMQ: of handlers, one per retry delay, one for parking."""

from collections.abc import Mapping, Sequence
from typing import Any

from kombu import Exchange, Queue

from services.wire.queues import (
    PARKED,
    awaited_queues,
    edition_queue,
    retry_queue,
    source_of,
)

_QUORUM: Mapping[str, Any] = {"x-queue-type": "quorum"}
# A dead-lettered message is lost unless its queue insists; that needs a quorum queue that rejects.
_NEVER_LOSE: Mapping[str, Any] = {
    **_QUORUM,
    "x-dead-letter-strategy": "at-least-once",
    "x-overflow": "reject-publish",
}
_DELIVERIES_BEFORE_PARKING = 20  # for a message that kills its worker: nobody is left to park it
_LOOKED_AT_OFTEN = 1_000_000  # looking at what is parked counts as a delivery
# Of an edition that nobody runs any more. Longer than any delay: what comes back from a retry queue
# to a queue that is gone would stay there for ever, and enough of it would hold up all the others.
EXPIRES_MS = 24 * 3600 * 1000


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


def queue_of_edition(event_type: str, name: str, edition: str) -> Queue:
    """The same for one edition: it goes a day after the last who listened to it."""
    queue = work_queue(event_type, edition_queue(name, edition))
    queue.queue_arguments["x-expires"] = EXPIRES_MS
    return queue


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
    for event_type, name in awaited_queues():
        work_queue(event_type, name)(channel).declare()
