"""A rolling upgrade between two mappings, with processes as they run: nobody misses anything."""

import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from kombu import Connection

from services.directory.contract.events import PlacePublished, PlaceWithdrawn
from services.directory.contract.place import ListedPlace, PlacePage
from services.search.contract.search import PlaceSearch
from services.search.elastic.index import ElasticIndex
from services.search.elastic.mapping import MAPPING
from services.search.elastic.node import connect
from services.wire.amqp import AmqpBus
from services.wire.bus import Message
from services.wire.envelope import Event
from services.wire.errors import Unavailable
from services.wire.queues import QUEUES, edition_queue
from tests.builders import a_place
from tests.contract.buses import PATIENCE_S, eventually

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Versions:
    """Versions of search on one broker and one engine, and a directory they are filled from."""

    def __init__(self, amqp_url: str, engine_url: str, listing: Path) -> None:
        self.alias = f"test-{uuid.uuid4().hex[:12]}"
        self.bus = AmqpBus(amqp_url)
        self._amqp_url = amqp_url
        self._engine_url = engine_url
        self._listing = listing
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str) -> None:
        """Start a version of search; as ``directory`` what fills it."""
        module, argument = ("search_version", name)
        if name == "directory":
            module, argument = ("listing_directory", str(self._listing))
        environment = {
            **os.environ,
            "WIRE_AMQP_URL": self._amqp_url,
            "WIRE_LOG_FORM": "readable",
            "SEARCH_INDEX_URL": self._engine_url,
            "SEARCH_INDEX_ALIAS": self.alias,
            "SEARCH_FILL_PAUSE_S": "0.1",
            "SEARCH_WATCH_PAUSE_S": "0.1",
            "EVENTLET_NO_GREENDNS": "yes",
        }
        command = [sys.executable, "-W", "ignore", "-m", f"tests.contract.{module}", argument]
        self._running[name] = subprocess.Popen(command, env=environment)

    def kill(self, name: str) -> None:
        process = self._running.pop(name)
        process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE_S)

    def ends(self, name: str) -> bool:
        """Whether it has ended by itself."""
        return self._running[name].poll() is not None

    def say(self, event: Event) -> None:
        self.bus.publish([Message.of(event)])

    def lists(self, *places: ListedPlace) -> None:
        """What the directory has from now on."""
        written = self._listing.with_suffix(".new")
        written.write_text(PlacePage(places=places).model_dump_json())
        written.replace(self._listing)

    def names(self, version: str) -> list[str]:
        """What its index holds, and nothing before it is filled."""
        index = self._index(version)
        try:
            index.make_findable()
            found = index.find(PlaceSearch(), date(2026, 3, 2)) if index.is_filled() else None
        except Unavailable:
            return []
        return [hit.place.nom for hit in found.places] if found else []

    def queues(self, version: str) -> list[str]:
        index = self._index(version)
        editions = (index.edition, index.edition.replace(self.alias, f"{self.alias}-workshops"))
        names = [name for names in QUEUES.values() for name in names]
        return [edition_queue(name, edition) for name in names for edition in editions]

    def lose_queues(self, version: str) -> None:
        with Connection(self._amqp_url) as connection:
            for name in self.queues(version):
                connection.channel().queue_delete(name)

    def close(self) -> None:
        for name in list(self._running):
            self.kill(name)
        for version in ("old", "new"):
            self.lose_queues(version)
        self.bus.close()
        client = connect(self._engine_url).options(request_timeout=20)
        client.indices.delete(index=f"{self.alias}-*")

    def _index(self, version: str) -> ElasticIndex:
        mapping = {**MAPPING, "_meta": {"version": version}}
        return ElasticIndex(connect(self._engine_url), self.alias, mapping)


@pytest.fixture
def versions(fresh_amqp_url: str, engine_url: str, tmp_path: Path) -> Iterator[Versions]:
    """An old version that runs, filled with two places."""
    versions = Versions(fresh_amqp_url, engine_url, tmp_path / "places.json")
    versions.lists(listed("a"), listed("b"))
    versions.start("directory")
    versions.start("old")
    eventually(lambda: versions.names("old") == ["Lieu a", "Lieu b"])
    yield versions
    versions.close()


def listed(place_id: str, **fields: Any) -> ListedPlace:
    place = a_place(place_id, **fields)
    return ListedPlace(place_id=place_id, revision=place.revision, place=place)


def changed(revision: int, nom: str) -> PlacePublished:
    return PlacePublished(occurred_at=NOW, place=a_place("a", revision=revision, nom=nom))


def test_both_hear_everything_and_the_old_one_may_come_back(versions):
    versions.start("new")
    eventually(lambda: versions.names("new") == ["Lieu a", "Lieu b"])

    versions.say(changed(2, "Now"))
    versions.say(PlaceWithdrawn(occurred_at=NOW, place_id="b", revision=2))

    eventually(lambda: versions.names("old") == versions.names("new") == ["Now"])
    versions.kill("old")
    versions.say(changed(3, "Later"))
    eventually(lambda: versions.names("new") == ["Later"])
    assert versions.names("old") == ["Now"]
    versions.kill("new")
    versions.start("old")
    eventually(lambda: versions.names("old") == ["Later"])


def test_who_lost_its_queue_starts_again_and_asks_for_what_it_missed(versions):
    versions.lists(listed("a", revision=2, nom="Now"), ListedPlace(place_id="b", revision=2))
    versions.lose_queues("old")
    eventually(lambda: versions.ends("old"))

    versions.start("old")

    eventually(lambda: versions.names("old") == ["Now"])
