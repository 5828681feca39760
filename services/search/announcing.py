"""Many changes become findable, and are announced, at the price of one."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from services.search.contract.events import PlacesIndexed
from services.wire import trace
from services.wire.bus import Bus, Message

Announce = Callable[[frozenset[str]], None]


@dataclass
class _Batch:
    place_ids: set[str] = field(default_factory=set)
    done: bool = False
    failure: BaseException | None = None


def tell(bus: Bus, now: datetime, place_ids: frozenset[str]) -> None:
    """Say that these places, and all lists, are found as they are now."""
    traceparent, told = trace.current(), tuple(place_ids)
    event = PlacesIndexed(occurred_at=now, traceparent=traceparent, place_ids=told)
    bus.publish([Message.of(event)])


class Announcer:
    """Calling threads wait in line; whoever has its turn works for all who have come.

    So the first change is announced at once, and those that come meanwhile share the next turn.
    """

    def __init__(self, make_findable_and_tell: Announce) -> None:
        self._work = make_findable_and_tell
        self._gathering = _Batch()
        self._door = threading.Lock()  # to the batch that is gathering
        self._turn = threading.Lock()

    def announce(self, place_id: str) -> None:
        """Return once this place is findable and announced.

        Raises what went wrong for its batch.
        """
        with self._door:
            batch = self._gathering
            batch.place_ids.add(place_id)
        with self._turn:
            if not batch.done:
                self._lead(batch)
        if batch.failure is not None:
            raise batch.failure

    def _lead(self, batch: _Batch) -> None:
        with self._door:
            self._gathering = _Batch()
        try:
            self._work(frozenset(batch.place_ids))
        except BaseException as failure:  # raised in every thread that waits for it
            batch.failure = failure
        finally:
            batch.done = True
