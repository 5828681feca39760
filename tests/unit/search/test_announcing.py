"""A change is handled when it is findable and announced; many share the price of one."""

import threading
import time
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from services.search.announcing import Announcer
from services.search.embedded.index import TantivyIndex
from services.search.places.known import KnownPlaces
from services.wire.errors import Unavailable
from tests.builders import a_place

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


class FakeBus:
    """Keeps what was published; ``away`` makes it refuse."""

    def __init__(self) -> None:
        self.told: list[list[str]] = []
        self.away = False

    def publish(self, messages: Any) -> None:
        if self.away:
            raise Unavailable("broker_away")
        self.told += [orjson.loads(message.body)["place_ids"] for message in messages]


def announce_together(announcer: Announcer, first_is_in: threading.Event, count: int) -> None:
    """One thread leads; the others arrive while it works."""
    leader = threading.Thread(target=announcer.announce, args=("first",))
    leader.start()
    first_is_in.wait(5)
    others = [threading.Thread(target=announcer.announce, args=(f"p{n}",)) for n in range(count)]
    for thread in others:
        thread.start()
    while len(announcer._gathering.place_ids) < count:
        time.sleep(0.001)
    first_is_in.clear()
    for thread in [leader, *others]:
        thread.join(5)


def test_changes_that_come_together_share_one_turn():
    turns: list[frozenset[str]] = []
    working = threading.Event()

    def work(place_ids: frozenset[str]) -> None:
        turns.append(place_ids)
        if place_ids == {"first"}:
            working.set()
            while working.is_set():
                time.sleep(0.001)

    announce_together(Announcer(work), working, count=5)

    assert turns == [{"first"}, {"p0", "p1", "p2", "p3", "p4"}]


def test_a_failure_reaches_who_waits_and_the_next_turn_is_new():
    failures = [Unavailable("broker_away")]

    def work(place_ids: frozenset[str]) -> None:
        if failures:
            raise failures.pop()

    announcer = Announcer(work)

    with pytest.raises(Unavailable):
        announcer.announce("p")
    announcer.announce("p")


def test_a_change_is_findable_before_it_is_announced():
    index, bus = TantivyIndex(), FakeBus()
    index.mark_filled()
    places = KnownPlaces(index, bus, now=lambda: NOON)

    places.keep(a_place("p"))
    places.keep(a_place("q"))
    places.forget("p", revision=2)

    assert bus.told == [["p"], ["q"], ["p"]]


def test_a_change_that_could_not_be_announced_is_announced_when_it_comes_again():
    index, bus = TantivyIndex(), FakeBus()
    index.mark_filled()
    places = KnownPlaces(index, bus, now=lambda: NOON)
    bus.away = True
    with pytest.raises(Unavailable):
        places.keep(a_place("p"))

    bus.away = False
    places.keep(a_place("p"))

    assert bus.told == [["p"]]
