"""The committed table: which durable queues wait for which event.

Whoever publishes an event declares these first, for an event sent before its listener's queue
exists is lost. A queue is named after its handler's method: renaming one strands the messages that
wait in it, and a test compares this table with the handlers there are.

Only search can ask again for whatever it did not hear. So on RabbitMQ it makes its queues itself,
one for each edition of its indexes: see editions.py.
"""

from collections.abc import Iterable

QUEUES: dict[str, tuple[str, ...]] = {
    "place.published.v1": ("evt-directory-place.published.v1--search.on_place_published",),
    "place.withdrawn.v1": (
        "evt-directory-place.withdrawn.v1--directory.on_place_withdrawn",
        "evt-directory-place.withdrawn.v1--notify.on_place_withdrawn",
        "evt-directory-place.withdrawn.v1--search.on_place_withdrawn",
    ),
    "place.erased.v1": ("evt-directory-place.erased.v1--directory.on_place_erased",),
    "place.separated.v1": ("evt-directory-place.separated.v1--notify.on_place_separated",),
    "merge.decided.v1": ("evt-directory-merge.decided.v1--directory.on_merge_decided",),
    "merge.undone.v1": ("evt-directory-merge.undone.v1--directory.on_merge_undone",),
    "place.confirmation_due.v1": (
        "evt-directory-place.confirmation_due.v1--notify.on_place_confirmation_due",
    ),
    "place.claim_requested.v1": (
        "evt-directory-place.claim_requested.v1--notify.on_place_claim_requested",
    ),
    "place.revised.v1": ("evt-directory-place.revised.v1--notify.on_place_revised",),
    "correction.proposed.v1": (
        "evt-directory-correction.proposed.v1--notify.on_correction_proposed",
    ),
    "correction.judged.v1": ("evt-directory-correction.judged.v1--notify.on_correction_judged",),
    "workshop.published.v1": (
        "evt-directory-workshop.published.v1--notify.on_workshop_published",
        "evt-directory-workshop.published.v1--search.on_workshop_published",
    ),
    "workshop.cancelled.v1": (
        "evt-directory-workshop.cancelled.v1--notify.on_workshop_cancelled",
        "evt-directory-workshop.cancelled.v1--search.on_workshop_cancelled",
    ),
    "reminder.answered.v1": ("evt-notify-reminder.answered.v1--directory.on_reminder_answered",),
    "notification.queued.v1": ("evt-notify-notification.queued.v1--notify.on_notification_queued",),
    "alert.queued.v1": ("evt-notify-alert.queued.v1--notify.on_alert_queued",),
}

OWN_QUEUES = "search"

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


def awaited_queues() -> Iterable[tuple[str, str]]:
    """Each (event type, queue) of RabbitMQ that has to be there before anything is published."""
    pairs = ((event_type, queue) for event_type, queues in QUEUES.items() for queue in queues)
    return ((event_type, queue) for event_type, queue in pairs if not has_editions(queue))


def must_be_routed(event_type: str) -> bool:
    """Whether it is a fault when RabbitMQ knows no queue for this event."""
    return any(not has_editions(queue) for queue in queues_for(event_type))


def has_editions(queue: str) -> bool:
    """Whether RabbitMQ has such a queue for each edition, made by who listens, and not this one."""
    return f"--{OWN_QUEUES}." in queue


def edition_queue(queue: str, edition: str) -> str:
    """The queue's name for one edition."""
    return f"{queue}--{edition}"


def retry_queue(delay_ms: int) -> str:
    """One queue per delay: a queue with mixed delays blocks at its head."""
    return f"wire.retry.{delay_ms}ms"
