"""Whatever relay dies, and however many race: each event has one number in the log of changes."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from services.directory.changes.change import stretch
from services.directory.changes.store import ChangeLog
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor, PlaceChanges
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.wire.lease import Lease
from services.wire.relay import Relay
from tests.contract.changed import NOON, Clock, published
from tests.contract.dying_relay import DIED

EDITOR = Actor(person_id="somebody", role="editor", via="api", place_ids=("p0",))
OPERATOR = Actor(person_id="somebody", role="operator", via="api")


@pytest.fixture
def log(database):
    log = ChangeLog(database, Clock())
    log.prepare()
    return log


def waiting(store, count):
    """Places with events that wait: as many, one withdrawn, one changed by its editor."""
    store.prepare()
    places = [
        Place.new(f"p{each}").publish(PlaceDetails(nom=f"Lieu {each}"), OPERATOR, NOON)
        for each in range(count)
    ]
    store.save_many(places)
    store.save(store.find("p1").withdraw(1, OPERATOR, NOON))
    changes = PlaceChanges(horaires="Mo 09:00-12:00")
    store.save(store.find("p0").revise(changes, 1, EDITOR, NOON))


def entries(database):
    """The public events that wait, by id."""
    found = database["places"].find({}, {"outbox": 1})
    told = [entry for place in found for entry in place["outbox"] if entry["event"]]
    return {e["event_id"] for e in told if e["type"] != "place.revised.v1"}


def logged(database):
    found = list(database["change_log"].find().sort("_id", 1))
    assert [line["_id"] for line in found] == [*range(1, len(found) + 1)]
    return [line["event_id"] for line in found]


def test_a_relay_killed_before_each_of_its_writes_tells_each_event_once(mongo_url, database, log):
    store = PlaceStore(database)
    waiting(store, 30)
    expected, deaths = entries(database), 0

    while dies_before_write(mongo_url, database.name, 1 + deaths):
        deaths += 1
        database["leases"].delete_many({})
        waiting_again(database, expected)

    assert deaths >= 6  # lease (2), history, deliveries, log, marks (2)
    assert sorted(logged(database)) == sorted(expected)
    assert entries(database) == set()


def waiting_again(database, expected):
    """What is no longer in an outbox is in the log: nothing was marked that was not kept."""
    assert expected - entries(database) <= set(logged(database))


def dies_before_write(url, name, nth):
    command = [sys.executable, "-W", "ignore", "-m", "tests.contract.dying_relay"]
    ended = subprocess.run([*command, url, name, str(nth)], check=False, timeout=60)
    assert ended.returncode in (0, DIED)
    return ended.returncode == DIED


class SilentBus:
    def publish(self, messages):
        """Confirms at once."""


def test_of_logs_that_race_each_keeps_what_it_was_given(database, log):
    given = [[published(f"{name}{each}") for each in range(60)] for name in "abc"]

    def append(messages):
        own = ChangeLog(database, Clock())
        for begin in range(0, len(messages), 3):
            own.append(messages[begin : begin + 3])

    with ThreadPoolExecutor() as threads:
        list(threads.map(append, given))

    assert sorted(logged(database)) == sorted(m.event_id for some in given for m in some)


def test_relays_that_race_give_each_event_one_number(database, log):
    store, done = PlaceStore(database), threading.Event()
    waiting(store, 600)
    expected, batch = entries(database), 7

    def race(name):
        own = ChangeLog(database, Clock())
        relay = Relay([store], SilentBus(), Lease(database["leases"], name, name, 15), [own])
        while relay.carry():
            pass

    def follow():
        """What a partner sees who asks all the while."""
        seen, since = [], 0
        while not (done.is_set() and since == log.latest()):
            page = stretch(since, log.latest(), log.after(since, batch))
            seen += [each.place_id for each in page.changes]
            since = page.next_since
        return seen

    with ThreadPoolExecutor() as threads:
        following = threads.submit(follow)
        list(threads.map(race, ["one", "two", "three"]))
        done.set()
        seen = following.result()

    assert sorted(logged(database)) == sorted(expected)
    assert len(seen) == len(expected)
