"""An import that is killed and run again ends as if it had never been killed."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
import pytest
from pymongo import MongoClient
from pymongo.database import Database

from services.directory.places.store import PlaceStore
from services.local.mongod import start
from services.wire.lease import Lease
from services.wire.relay import Relay
from tests.load.communes import NoCommunes

SEED = int(os.environ.get("MAILLAGE_FAULT_SEED", "0")) or random.randrange(1, 10**6)
ROWS = int(os.environ.get("MAILLAGE_FAULT_ROWS", "3000"))
KILLS = 2  # of each file
COMMAND = [sys.executable, "-W", "ignore", "-m", "services.directory.import_places"]
ANEW = ("at", "occurred_at", "event_id", "saved_as", "due_at", "ask_at", "traceparent", "outbox")

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[MongoClient]:
    """A mongod of these tests' own."""
    with (
        start(tmp_path_factory.mktemp("mongod")) as mongod,
        MongoClient(mongod.url, tz_aware=True, w="majority", journal=True) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> tuple[Path, Path]:
    """A source, and the same later: some rows changed, some are gone."""
    generator = pytest.importorskip("tests.load.generator")
    first = tmp_path_factory.mktemp("generated") / "places.csv"
    try:
        with first.open("w", newline="") as opened:
            generator.write(ROWS, opened)
    except NoCommunes as reason:
        pytest.skip(str(reason))
    header, *lines = first.read_text().splitlines(keepends=True)
    kept = [line.replace("rue", "allée") for number, line in enumerate(lines) if number % 50]
    later = first.with_name("later.csv")
    later.write_text(header + "".join(kept))
    return first, later


class Heard:
    """A bus that takes everything, and remembers what each event says of which revision."""

    def __init__(self) -> None:
        self.said: Counter[tuple[str, int]] = Counter()

    def publish(self, messages: Any) -> None:
        for message in messages:
            event = orjson.loads(message.body)
            self.said[event["place"]["place_id"], event["place"]["revision"]] += 1


@contextmanager
def relayed(database: Database) -> Iterator[Heard]:
    """Carries what the places have to tell, as the product does beside an import."""
    heard = Heard()
    relay = Relay([PlaceStore(database)], heard, Lease(database["leases"], "relay", "test", 15))
    thread = threading.Thread(target=relay.run)
    thread.start()
    try:
        yield heard
        while database.places.count_documents({"outbox.event_id": {"$gt": ""}}):
            time.sleep(0.05)
    finally:
        relay.stop()
        thread.join()


def beside(database: Database, folder: Path) -> dict[str, str]:
    host = database.client.address or database.client.nodes
    url = f"mongodb://{str(host[0]).replace('/', '%2F')}/{database.name}"
    return {**os.environ, "DIRECTORY_MONGO_URL": url, "MAILLAGE_VAR": str(folder)}


def imported(database: Database, folder: Path, file: Path) -> None:
    subprocess.run([*COMMAND, str(file)], env=beside(database, folder), check=True, timeout=120)


def killed(database: Database, folder: Path, file: Path, chance: random.Random) -> None:
    """Ends it without a word, somewhere in its midst."""
    before = database.imports.find_one(sort=[("_id", -1)]) or {"_id": ""}
    after, moment = chance.randrange(ROWS), chance.uniform(0, 0.3)
    with subprocess.Popen(
        [*COMMAND, str(file)], env=beside(database, folder), stderr=subprocess.DEVNULL
    ) as command:
        while command.poll() is None and done(database, before["_id"]) < after:
            time.sleep(0.002)
        time.sleep(moment)
        command.send_signal(signal.SIGKILL)


def done(database: Database, before: str) -> int:
    """How many rows the import that runs has seen to; -1 until it has begun."""
    running = database.imports.find_one({"_id": {"$gt": before}}) or {"created": -1}
    return sum(running.get(name, 0) for name in ("created", "changed", "unchanged"))


def settled(kept: Any) -> Any:
    """The same, without moments and ids that are new each time."""
    if isinstance(kept, dict):
        return {name: settled(value) for name, value in kept.items() if name not in ANEW}
    return kept


def state(database: Database) -> tuple[dict, dict, dict]:
    """All places, their history, and what waits for a person."""
    places = {kept["_id"]: settled(kept) for kept in database.places.find()}
    for kept in places.values():
        kept["vanished_at"] = bool(kept.get("vanished_at"))
    history = {kept["_id"]: settled(kept) for kept in database.place_history.find()}
    tasks = Counter(kept["place_id"] for kept in database.tasks.find())
    return places, history, dict(tasks)


def test_killed_at_any_moment_and_run_again_it_ends_the_same(server, files, tmp_path):
    print(f"\nseed {SEED} (MAILLAGE_FAULT_SEED), {ROWS} rows (MAILLAGE_FAULT_ROWS)")
    chance = random.Random(SEED)
    calm, rough = server["calm"], server["rough"]

    with relayed(calm) as calmly:
        for file in files:
            imported(calm, tmp_path / "calm", file)
    with relayed(rough) as roughly:
        for file in files:
            for _ in range(KILLS):
                killed(rough, tmp_path / "rough", file, chance)
            imported(rough, tmp_path / "rough", file)

    unfinished = rough.imports.count_documents({"ended_at": None})
    print(f"{unfinished} of {2 * KILLS} were killed before their end")
    assert unfinished > 0
    assert state(rough) == state(calm)
    assert roughly.said.keys() >= calmly.said.keys() - superseded(calmly, roughly)
    assert Counter(place_id for place_id, _ in roughly.said).keys() == {
        kept["_id"] for kept in rough.places.find({}, {"_id": 1})
    }
    assert max(roughly.said.values()) == 1


def superseded(calmly: Heard, roughly: Heard) -> set[tuple[str, int]]:
    """Revisions that gave way to a newer one before they were carried: their news went with it."""
    return {(p, r) for p, r in calmly.said if (p, r + 1) in roughly.said}
