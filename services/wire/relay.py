"""The relay: carries what the outboxes hold to the history and to the bus, then marks it
dispatched.

The order is the promise. History is written first, then the bus confirms, then the journals keep
what was told, and only then is the entry taken out: a relay killed anywhere between repeats what is
harmless twice and loses nothing.
"""

import logging
import threading
import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from nameko.extensions import SharedExtension
from pymongo.errors import PyMongoError

from services.wire import metrics
from services.wire.bus import Bus, Message
from services.wire.database import MongoDatabase
from services.wire.errors import Unavailable
from services.wire.lease import Lease
from services.wire.outbox import Outbox

_log = logging.getLogger(__name__)

BATCH = 200
SWEEP_S = 0.2  # finds what a killed process, another replica or a command left behind
PAUSE_AFTER_FAILURE_S = 1.0
LEASE_S = 15.0  # longer than a batch takes, but for a broker that hardly confirms


class Store(Protocol):
    """Something that keeps documents with an outbox."""

    @property
    def outbox(self) -> Outbox:
        """What they have yet to tell."""

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""


class Journal(Protocol):
    """Keeps what was told, in one order for all who read it."""

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""

    def append(self, messages: Sequence[Message]) -> None:
        """Keep each message once, however often it is appended, by however many relays."""


class Relay:
    """Carries the entries of some outboxes to the bus, one batch at a time; what the bus confirmed
    is kept in the journals before it is marked.
    """

    def __init__(
        self, stores: Sequence[Store], bus: Bus, lease: Lease, journals: Sequence[Journal] = ()
    ) -> None:
        self._stores = stores
        self._bus = bus
        self._lease = lease
        self._journals = journals
        self._woken = threading.Event()
        self._stopping = False
        self._fence: int | None = None

    def wake(self) -> None:
        """Something was written just now: look at once."""
        self._woken.set()

    def run(self) -> None:
        """Carry until stopped; failures of the store or the bus are waited out."""
        prepared = False
        while not self._stopping:
            try:
                if not prepared:
                    self._prepare()
                    prepared = True
                idle = not self._carry_if_ours()
            except (PyMongoError, Unavailable) as failure:
                _log.warning("relay waits", extra={"reason": type(failure).__name__})
                self._rest(PAUSE_AFTER_FAILURE_S)
            else:
                if idle:
                    self._rest(SWEEP_S)
        with suppress(PyMongoError):
            self._lease.release()

    def stop(self) -> None:
        """Finish the batch at hand, then end."""
        self._stopping = True
        self._woken.set()

    def carry(self) -> int:
        """Carry one batch of each outbox; answers how many entries there were."""
        return sum(self._carry_batch(store.outbox) for store in self._stores)

    def _prepare(self) -> None:
        for store in self._stores:
            store.prepare()
        for journal in self._journals:
            journal.prepare()

    def _carry_if_ours(self) -> int:
        self._woken.clear()
        fence = self._lease.acquire()
        if fence != self._fence:
            _log.info("relay lease", extra={"fence": fence})
            self._fence = fence
        return self.carry() if fence is not None else 0

    def _carry_batch(self, outbox: Outbox) -> int:
        entries = outbox.pending(BATCH)
        if entries:
            outbox.keep_history(entries)
            # What only the history had to hear goes now: hours without a bus do not grow documents.
            outbox.mark_dispatched([entry for entry in entries if not entry.message])
            telling = [entry for entry in entries if entry.message]
            self._tell([entry.message for entry in telling if entry.message])
            outbox.mark_dispatched(telling)
            metrics.DISPATCHED.labels(outbox.name).inc(len(entries))
        return len(entries)

    def _tell(self, messages: Sequence[Message]) -> None:
        self._bus.publish(messages)
        for journal in self._journals:
            journal.append(messages)

    def _rest(self, seconds: float) -> None:
        if not self._stopping:
            self._woken.wait(seconds)


class OutboxRelay(SharedExtension):
    """Runs the relay of one service's outboxes beside its workers."""

    database = MongoDatabase()

    def __init__(self) -> None:
        self._stores: dict[str, Store] = {}
        self._journals: list[Journal] = []
        self._relay: Relay | None = None

    def watch(self, store: Store) -> None:
        """Carry this store's outbox too; asked for during setup, by each provider of the store."""
        self._stores.setdefault(store.outbox.name, store)

    def write_into(self, journal: Journal) -> None:
        """Keep in it what is told; asked for during setup."""
        self._journals.append(journal)

    def wake(self) -> None:
        """Something was written just now."""
        if self._relay:
            self._relay.wake()

    def start(self) -> None:
        # A process that knows it is alone takes over at once from the one that was killed.
        holder = self.container.config.get("HOLDER") or uuid.uuid4().hex
        lease = Lease(self.database.of_service()["leases"], "relay", holder, LEASE_S)
        stores = list(self._stores.values())
        self._relay = Relay(stores, self.container.config["BUS"], lease, self._journals)
        for outbox in [store.outbox for store in stores]:
            metrics.OUTBOX_AGE.labels(outbox.name).set_function(partial(_age, outbox))
        thread = self.container.spawn_managed_thread(self._relay.run, identifier="relay")
        self.database.close_after(thread.wait)

    def stop(self) -> None:
        if self._relay:
            self._relay.stop()


def _age(outbox: Outbox) -> float:
    try:
        return outbox.oldest_age(datetime.now(UTC))
    except PyMongoError:
        return float("nan")
