"""Nothing that was acknowledged is lost, whatever is killed; the seed is in the output."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from deploy.stack.engine.jdk import why_absent
from services.local import mongod
from tests.contract.buses import eventually
from tests.faults.judging import Verdict, told
from tests.faults.killing import KILLS_OF_EACH, Killer, work_in_flight
from tests.faults.load import Load, Witness
from tests.faults.rebuilding import Anew, answering_index, at_first_revision, shown, withdraw
from tests.load.communes import NoCommunes
from tests.processes import Embedded

SEED = int(os.environ.get("MAILLAGE_FAULT_SEED", "0")) or random.randrange(1, 10**6)
WRITERS, READERS, WRITES_PER_S = 48, 3, 90
AT_LEAST_PER_S = 50
PLACES = 12_000
DELAYS_MS = (500, 1000, 2000)
AWAY_S = 10  # longer than the last delay
WITHDRAWN = 30
KILLABLE = ["directory", "search", "gateway", "rabbitmq", "mongod", "engine"]

pytestmark = [pytest.mark.alone, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def a_file(tmp_path_factory):
    """Writes a file of so many generated places."""
    generator = pytest.importorskip("tests.load.generator")

    def write(count: int) -> Path:
        file = tmp_path_factory.mktemp("generated") / "places.csv"
        try:
            with file.open("w", newline="") as opened:
                generator.write(count, opened)
        except NoCommunes as reason:
            pytest.skip(str(reason))
        return file

    return write


def import_places(file: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "services.directory.import_places", str(file)]
    subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)


def _total(url: str) -> int:
    answer = httpx.get(f"{url}/api/v1/places?limit=1", timeout=10)
    return answer.json()["total"] if answer.status_code == 200 else -1


def operator(url: str, environment: dict[str, str]) -> dict[str, str]:
    """The headers of who may change every place."""
    command = [sys.executable, "-W", "ignore", "-m", "services.notify.edit_link", "all"]
    printed = subprocess.run(
        [*command, "--role", "operator"],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    token = printed.stdout.strip().rpartition("/")[2]
    session = eventually(lambda: _opened(url, token), within_s=60)
    return {"Authorization": f"Bearer {session}"}


def _opened(url: str, token: str) -> str | None:
    opened = httpx.post(f"{url}/api/v1/sessions", json={"token": token}, timeout=10)
    return opened.json()["session"] if opened.status_code == 201 else None


@pytest.fixture(scope="module")
def stack(tmp_path_factory, a_file):
    """A stack full of places, each of which the tests change once."""
    if reason := why_absent():
        pytest.skip(f"the stack needs its search engine: {reason}")
    from deploy.stack.running import Stack

    var = tmp_path_factory.mktemp("faults")
    limits = {"rate_limit": "1000000/minute", "retry_delays_ms": DELAYS_MS}
    with Stack.start(var, port=0, demo=False, **limits) as stack:
        stack.wait_ready()
        import_places(a_file(PLACES), commands_beside(stack))
        eventually(lambda: _total(stack.urls.gateway) == PLACES, within_s=180)
        yield stack


def commands_beside(stack) -> dict[str, str]:
    return {
        "DIRECTORY_MONGO_URL": stack.urls.directory_mongo,
        "NOTIFY_MONGO_URL": stack.urls.notify_mongo,
        "WIRE_AMQP_URL": stack.urls.amqp,
    }


def parked(environment: dict[str, str]) -> str:
    command = [sys.executable, "-W", "ignore", "-m", "services.wire.parked", "list"]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True
    ).stdout


async def test_the_stack_loses_nothing_when_each_of_its_processes_is_killed(stack):
    print(f"\nseed {SEED} (MAILLAGE_FAULT_SEED)")
    environment, url = commands_beside(stack), stack.urls.gateway
    await asyncio.to_thread(stack.wait_ready)
    load = Load(url, operator(url, environment), unchanged(url, stack.urls.mongo))

    work = asyncio.create_task(load.run(WRITERS, READERS, WRITES_PER_S))
    killer = Killer(KILLABLE, stack.pid_of, load.flows, lambda: load.witness.in_flight, load.frozen)
    began = time.monotonic()
    killings = await killer.run(random.Random(SEED))
    seconds = time.monotonic() - began
    load.stopping.set()
    witness = await work
    offered_per_s = witness.writes.total() / seconds
    print(f"{killings}\n{told(witness)}\n{offered_per_s:.0f} writes/s for {seconds:.0f} s")

    await asyncio.to_thread(stack.wait_ready)
    nothing_is_lost(url, stack.urls.mongo, witness)
    assert parked(environment) == "0 parked\n"
    assert killings.met_work > 0
    assert offered_per_s >= AT_LEAST_PER_S
    assert killings.killed == dict.fromkeys(KILLABLE, KILLS_OF_EACH)
    assert killings.frozen == dict.fromkeys(KILLABLE, 1)


def nothing_is_lost(url: str, mongo_url: str, witness: Witness) -> None:
    """Retries may still wait out their delay; after that nothing may be missing, nor be twice."""
    with Verdict(url, mongo_url) as verdict:
        eventually(lambda: verdict.undispatched() == 0, within_s=60)
        deadline = time.monotonic() + 60
        while any((lost := verdict.lost(witness.acknowledged)).values()):
            assert time.monotonic() < deadline, lost
            time.sleep(1)
        doubled, gaps = verdict.doubled(witness.acknowledged), verdict.gaps()
    print(f"lost {lost}, doubled {doubled}, gaps {gaps}")
    assert (doubled, gaps) == (0, 0)
    assert witness.faults == []
    assert len(witness.acknowledged) > 100


async def test_an_engine_away_for_longer_than_the_last_delay_parks_nothing(stack):
    environment, url = commands_beside(stack), stack.urls.gateway
    await asyncio.to_thread(stack.wait_ready)
    load = Load(url, operator(url, environment), unchanged(url, stack.urls.mongo))

    engine = stack.pid_of("engine")
    os.kill(engine, signal.SIGSTOP)
    work = asyncio.create_task(load.run(4, 0, 20))
    await asyncio.sleep(AWAY_S)
    load.stopping.set()
    witness = await work
    os.kill(engine, signal.SIGCONT)

    nothing_is_lost(url, stack.urls.mongo, witness)
    assert parked(environment) == "0 parked\n"


async def test_an_index_built_anew_misses_nothing_whatever_is_killed(stack):
    environment, url, engine = commands_beside(stack), stack.urls.gateway, stack.urls.index
    await asyncio.to_thread(stack.wait_ready)
    places = at_first_revision(stack.urls.mongo)
    session, before = operator(url, environment), answering_index(engine)
    load = Load(url, session, places[:-WITHDRAWN])

    work = asyncio.create_task(load.run(4, 1, 20))
    killed = await Anew.start(engine)
    await killed.at_work()
    await killed.kill()
    stack.kill9("search")
    gone = places[-WITHDRAWN:]
    withdrawing = asyncio.create_task(withdraw(url, session, gone))
    twice = [await Anew.start(engine) for _ in range(2)]
    assert [await anew.ended() for anew in twice] == [0, 0]
    await withdrawing
    load.stopping.set()
    witness = await work

    assert answering_index(engine) != before
    assert twice[0].said[0] == "places: already being built anew; watching it"
    nothing_is_lost(url, stack.urls.mongo, witness)
    eventually(lambda: shown(engine, gone) == 0)
    assert parked(environment) == "0 parked\n"


def unchanged(url: str, mongo_url: str) -> list[str]:
    """The places that no earlier test has changed."""
    with Verdict(url, mongo_url) as verdict:
        found = verdict.found().items()
    return [each for each, text in found if not text.startswith("essai")]


async def test_the_embedded_product_loses_nothing_when_it_is_killed(tmp_path, a_file):
    print(f"\nseed {SEED} (MAILLAGE_FAULT_SEED)")
    chance = random.Random(SEED)
    running = Embedded(tmp_path / "var", demo=False).start()
    import_places(a_file(4_000), running.environment)
    session = operator(running.url, running.environment)
    eventually(lambda: _total(running.url) == 4_000, within_s=180)
    mongo_url = mongod.running(running.var / "mongod")
    assert mongo_url
    load = Load(running.url, session, unchanged(running.url, mongo_url))

    work = asyncio.create_task(load.run(WRITERS, READERS, WRITES_PER_S))
    met_work = 0
    for _ in range(KILLS_OF_EACH):
        await asyncio.sleep(chance.uniform(1, 4))
        met_work += await work_in_flight(lambda: load.witness.in_flight)
        running.kill9()
        await asyncio.to_thread(running.start)
    load.stopping.set()
    witness = await work
    print(f"{met_work} kills met a change in flight\n{told(witness)}")

    nothing_is_lost(running.url, mongo_url, witness)
    assert parked(running.environment) == "0 parked\n"
    assert met_work > 0
    running.stop()
