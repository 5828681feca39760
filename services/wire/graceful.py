"""A queue consumer that stops without losing acknowledgements, and outlives rubbish.

nameko 2.14 closes its channel on SIGTERM once its consumers are cancelled, while workers still run:
their work gets done, their acknowledgements are lost, and everything in flight is done again. This
one keeps the channel until the last of them has been acknowledged.
"""

import logging
from contextlib import suppress
from typing import Any

from nameko.messaging import QueueConsumer

from services.wire.confirmed import AWAY
from services.wire.editions import must_be_there
from services.wire.retries import Park, Tries

_log = logging.getLogger(__name__)


class PatientQueueConsumer(QueueConsumer):
    """nameko's consumer, for every entrypoint of ours."""

    def get_consumers(self, consumer_cls: Any, channel: Any) -> Any:
        """Called after each connection. Raises QueueGone, which ends the process."""
        for provider in self._providers:
            must_be_there(provider.queue, channel.connection)
        return super().get_consumers(consumer_cls, channel)

    def ack_message(self, message: Any) -> None:
        """On a channel that was lost the acknowledgement is void: the message comes again."""
        with suppress(*AWAY):
            super().ack_message(message)

    def requeue_message(self, message: Any) -> None:
        """On a channel that was lost the broker has requeued it already."""
        with suppress(*AWAY):
            super().requeue_message(message)

    def unregister_provider(self, provider: Any) -> None:
        """While still starting, nameko takes only the first provider's leave, and raises for the
        next: the process would then hang until its supervisor's patience ends.
        """
        if not self._consumers_ready.ready() and self._last_provider_unregistered.ready():
            return
        super().unregister_provider(provider)

    def on_iteration(self) -> None:
        self._cancel_consumers_if_requested()
        if not self._consumers and not self._work_in_flight():
            self.should_stop = True

    def on_decode_error(self, message: Any, exc: Exception) -> None:
        """Park what is not even JSON: kombu would acknowledge and forget it."""
        _log.error("a message cannot be read", extra={"reason": type(exc).__name__})
        queue = self._queue_of(message.delivery_info.get("consumer_tag"))
        headers = {**(message.headers or {}), "x-error": "not JSON"}
        self.container.config["BUS"].move(queue, message.body, headers, Park(Tries(failed=1)))
        self.ack_message(message)

    def _queue_of(self, consumer_tag: Any) -> str:
        for provider, consumer in self._consumers.items():
            if consumer_tag in consumer._active_tags.values():
                return str(provider.queue.name)
        return ""

    def _work_in_flight(self) -> bool:
        managed = self.container._managed_threads.values()
        handed_over = any("handle_message" in str(identifier) for identifier in managed)
        return handed_over or bool(self.container._worker_threads)
