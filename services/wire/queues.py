"""The committed table: which durable queues wait for which event.

Whoever publishes an event declares these first, for an event sent before its listener's queue
exists is lost. A queue is named after its handler's method: renaming one strands the messages that
wait in it, and a test compares this table with the handlers there are.
"""

from collections.abc import Iterable

QUEUES: dict[str, tuple[str, ...]] = {
    "place.published.v1": ("evt-directory-place.published.v1--search.on_place_published",),
    "place.withdrawn.v1": (
        "evt-directory-place.withdrawn.v1--directory.on_place_withdrawn",
        "evt-directory-place.withdrawn.v1--notify.on_place_withdrawn",
        "evt-directory-place.withdrawn.v1--search.on_place_withdrawn",
    ),
    "workshop.published.v1": (),
    "workshop.cancelled.v1": (),
}

PARKED = "wire.parked"


def queue_name(source: str, event_type: str, service: str, method: str) -> str:
    """The name nameko gives the queue of one handler."""
    return f"evt-{source}-{event_type}--{service}.{method}"


def queues_for(event_type: str) -> tuple[str, ...]:
    """The durable queues that must get this event; none for one that only live listeners hear."""
    return QUEUES.get(event_type, ())


def source_of(queue: str) -> str:
    """The service whose events this queue holds."""
    return queue.split("-")[1]


def all_queues() -> Iterable[tuple[str, str]]:
    """Each (event type, queue) of the table."""
    return ((event_type, queue) for event_type, queues in QUEUES.items() for queue in queues)


def retry_queue(delay_ms: int) -> str:
    """One queue per delay: a queue with mixed delays blocks at its head."""
    return f"wire.retry.{delay_ms}ms"
