"""The queues of an edition: made by who listens, and only after it knows what it has missed."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Event
from typing import Any

import pytest
from kombu import Connection

from services.directory.contract.events import PlacePublished
from services.wire.amqp import AmqpBus
from services.wire.bus import Message
from services.wire.editions import QueueGone, make_queue, must_be_there
from services.wire.errors import Unavailable
from services.wire.local import LocalBus
from services.wire.parked import AmqpParking
from services.wire.queues import QUEUES, edition_queue
from services.wire.retries import Park, Tries
from services.wire.topology import EXPIRES_MS, queue_of_edition
from tests.builders import a_place
from tests.contract.buses import eventually

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
[NAME] = QUEUES[PlacePublished.TYPE]


class Kept:
    """An edition that counts how often it was told that events were missed."""

    def __init__(self, edition: str, *failures: Exception) -> None:
        self.edition = edition
        self.told = 0
        self._failures = list(failures)

    def missed_events(self) -> None:
        if self._failures:
            raise self._failures.pop()
        self.told += 1


@pytest.fixture
def edition(amqp_url: str) -> Iterator[str]:
    """A name whose queues are gone after the test."""
    name = f"test-{uuid.uuid4().hex[:12]}"
    yield name
    with Connection(amqp_url) as connection:
        for queues in QUEUES.values():
            for queue in queues:
                connection.channel().queue_delete(edition_queue(queue, name))


def make(of: Kept, url: str) -> Any:
    return make_queue(PlacePublished.TYPE, NAME, of, url)


def test_only_whoever_makes_the_queue_has_missed_something(amqp_url, edition):
    first, second = Kept(edition), Kept(edition)

    make(first, amqp_url)
    make(second, amqp_url)

    assert (first.told, second.told) == (1, 0)


def test_an_edition_whose_engine_is_away_is_told_once_it_is_back(amqp_url, edition):
    kept = Kept(edition, Unavailable("search_engine_away"))

    make(kept, amqp_url)

    assert kept.told == 1


def test_who_dies_before_it_knows_leaves_no_queue_behind(amqp_url, edition):
    with pytest.raises(InterruptedError):
        make(Kept(edition, InterruptedError()), amqp_url)
    after = Kept(edition)

    make(after, amqp_url)

    assert after.told == 1


def test_a_queue_that_is_gone_is_not_made_again_by_who_listens(amqp_url, edition):
    queue = make(Kept(edition), amqp_url)
    with Connection(amqp_url) as connection:
        must_be_there(queue, connection)
        connection.channel().queue_delete(queue.name)

        with pytest.raises(QueueGone):
            must_be_there(queue, connection)


def test_a_queue_without_listeners_goes_by_itself(amqp_url, edition):
    queue = queue_of_edition(PlacePublished.TYPE, NAME, edition)
    assert queue.queue_arguments["x-expires"] == EXPIRES_MS
    queue.queue_arguments["x-expires"] = 100
    with Connection(amqp_url) as connection:
        queue(connection.channel()).declare()
        kept = Kept(edition)

        eventually(lambda: make(kept, amqp_url) and kept.told)


def test_on_the_local_bus_an_edition_hears_that_another_one_had_the_events(database):
    told = []
    for edition in ("old", "old", "new", "old"):
        bus, kept, heard = LocalBus(database), Kept(edition), Event()
        bus.serve(NAME, PlacePublished, lambda _, heard=heard: heard.set(), kept)
        bus.publish([Message.of(PlacePublished(occurred_at=NOW, place=a_place()))])
        assert heard.wait(10)
        bus.close()
        told.append(kept.told)

    assert told == [1, 0, 1, 1]


def test_on_the_local_bus_events_wait_until_the_edition_knows(database):
    bus, heard = LocalBus(database), Event()
    kept = Kept("new", Unavailable("search_engine_away"))

    bus.serve(NAME, PlacePublished, lambda _: heard.set(), kept)
    bus.publish([Message.of(PlacePublished(occurred_at=NOW, place=a_place()))])

    assert heard.wait(10)
    assert kept.told == 1
    bus.close()


def test_an_event_that_no_edition_waits_for_yet_is_no_fault(fresh_amqp_url):
    bus = AmqpBus(fresh_amqp_url)

    bus.publish([Message.of(PlacePublished(occurred_at=NOW, place=a_place()))])

    bus.close()
    assert list(AmqpParking(fresh_amqp_url).messages()) == []


def test_what_is_parked_for_an_edition_that_is_gone_is_not_given_to_others(fresh_amqp_url):
    gone = edition_queue(NAME, "gone")
    bus, event = AmqpBus(fresh_amqp_url), PlacePublished(occurred_at=NOW, place=a_place())
    headers = {"event_id": "e", "event_type": event.TYPE, "event_source": event.SOURCE}
    bus.move(gone, event.model_dump_json().encode(), headers, Park(Tries(4, 0)))
    bus.close()
    parking = AmqpParking(fresh_amqp_url)

    assert parking.replay(["e"]) == 1
    assert list(parking.messages()) == []
