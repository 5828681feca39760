"""Queues on RabbitMQ for what there may be several editions of: each of them hears every event.

Two versions of a service may run side by side and keep the same subject in two ways. Were they to
share a queue, each would hear half of what happens.
"""

import logging
import time
from typing import Any, Protocol

from amqp.exceptions import NotFound
from kombu import Connection, Queue

from services.wire.errors import Unavailable
from services.wire.topology import queue_of_edition

_log = logging.getLogger(__name__)

PAUSE_S = 1.0


class Edition(Protocol):
    """What a handler keeps, and can ask for again should events have passed it by."""

    @property
    def edition(self) -> str:
        """Its name: whoever shares it shares the queues."""

    def missed_events(self) -> None:
        """Events may have been said that it will never hear. Raises Unavailable; asked again then.

        It may begin to make up for them once its handlers have started: all is heard from then on.
        """


class QueueGone(Exception):
    """A queue was taken away from those who listen to it. They must start again, to make it."""


def make_queue(event_type: str, name: str, of: Edition, url: str) -> Queue:
    """The queue of this edition, which is there once this returns.

    When it was not, the edition is told first: a process killed in between tells it again.
    """
    queue = queue_of_edition(event_type, name, of.edition)
    with Connection(url) as connection:
        if not is_there(queue, connection):
            _log.info("a new queue: events may have been missed", extra={"queue": queue.name})
            _tell(of)
            with connection.channel() as channel:
                queue(channel).declare()
    queue.no_declare = True  # a consumer that lost it would make it again, and hide what it missed
    return queue


def must_be_there(queue: Queue, connection: Any) -> None:
    """Raise QueueGone if it is one that its consumer may not make again, and gone."""
    if queue.no_declare and not is_there(queue, connection):
        raise QueueGone(queue.name)


def is_there(queue: Queue, connection: Any) -> bool:
    """Whether the broker has this queue."""
    with connection.channel() as channel:  # the broker closes it, should there be no such queue
        try:
            queue(channel).queue_declare(passive=True)
        except NotFound:
            return False
    return True


def _tell(edition: Edition) -> None:
    while True:
        try:
            return edition.missed_events()
        except Unavailable as reason:
            _log.warning("waiting to say that events were missed", extra={"reason": reason.code})
            time.sleep(PAUSE_S)
