"""The carried mongod comes up, keeps what it acknowledged, and never outlives its product."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from pymongo import MongoClient

from services.local.claim import AlreadyRunning, claim
from services.local.mongod import NoMongod, find_mongod, running, start
from services.local.mongod_files import mongod_of

CANNOT_START = 14  # mongod's exit code
A_PRODUCT = """
import sys, time
from pathlib import Path
from services.local.mongod import start
print(start(Path(sys.argv[1])).pid, flush=True)
time.sleep(600)
"""


@pytest.fixture(autouse=True)
def carried() -> None:
    try:
        find_mongod()
    except NoMongod as reason:
        pytest.skip(str(reason))


@pytest.fixture
def a_product(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", A_PRODUCT, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def keep(url: str, word: str) -> None:
    with MongoClient(url, w="majority", journal=True) as client:
        client.test.words.insert_one({"_id": word})


def kept(url: str) -> list[str]:
    with MongoClient(url) as client:
        return [found["_id"] for found in client.test.words.find()]


def test_it_takes_a_journaled_write(tmp_path):
    with start(tmp_path) as mongod:
        keep(mongod.url, "bonjour")

        assert kept(mongod.url) == ["bonjour"]


def test_it_listens_on_nothing_but_its_socket_in_a_private_folder(tmp_path):
    with start(tmp_path) as mongod:
        process = psutil.Process(mongod.pid)
        at_unix = {found.laddr for found in process.net_connections("unix")} - {""}
        at_ports = process.net_connections("inet")

    assert (at_unix, at_ports) == ({str(tmp_path / "mongod.sock")}, [])
    assert tmp_path.stat().st_mode & 0o077 == 0


def test_a_path_too_long_for_a_socket_is_no_obstacle(tmp_path):
    with start(tmp_path / ("n" * 120)) as mongod:
        keep(mongod.url, "loin")

        assert kept(mongod.url) == ["loin"]


def test_it_ends_when_the_product_is_killed_and_the_next_one_finds_the_write(tmp_path, a_product):
    pid = int(a_product.stdout.readline())
    keep(running(tmp_path), "survit")

    a_product.send_signal(signal.SIGKILL)

    assert eventually(lambda: not Path(f"/proc/{pid}").exists())
    with start(tmp_path) as mongod:
        assert kept(mongod.url) == ["survit"]


def test_a_killed_mongod_leaves_nothing_that_hinders_the_next(tmp_path):
    with start(tmp_path) as mongod:
        keep(mongod.url, "survit")
        os.kill(mongod.pid, signal.SIGKILL)

    with start(tmp_path) as mongod:
        assert kept(mongod.url) == ["survit"]


def test_a_leftover_that_lost_its_owner_is_ended_first(tmp_path):
    (tmp_path / "db").mkdir()
    options = ["--dbpath", str(tmp_path / "db"), "--nounixsocket", "--bind_ip"]
    left = subprocess.Popen(
        [find_mongod(), *options, str(tmp_path / "mongod.sock")], stdout=subprocess.DEVNULL
    )
    assert eventually(lambda: mongod_of(tmp_path) == left.pid)

    with start(tmp_path) as mongod:
        assert mongod.pid == mongod_of(tmp_path) != left.pid
    assert left.wait(10) is not None


def unfinished(folder):
    """What a mongod leaves that was stopped in its very first second: no mongod starts on it."""
    for attempt in range(20):
        db = folder / "db"
        shutil.rmtree(db, ignore_errors=True)
        db.mkdir()
        command = [find_mongod(), "--dbpath", str(db), "--nounixsocket", "--bind_ip"]
        first = _alone([*command, str(folder / "mongod.sock")])
        assert eventually(lambda made=db: list(made.glob("index-*")))
        first.terminate()
        first.wait()
        if _ends_with(CANNOT_START, [*command, str(folder / f"{attempt}.sock")]):
            return
    pytest.skip("mongod was too fast to be stopped in its first second")


def _alone(command):
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def _ends_with(code, command):
    """Whether it ends so within seconds."""
    again = _alone(command)
    try:
        return again.wait(3) == code
    except subprocess.TimeoutExpired:
        again.kill()
        again.wait()
        return False


def test_a_first_start_that_was_stopped_in_its_midst_needs_no_hand(tmp_path):
    unfinished(tmp_path)

    with start(tmp_path) as mongod:
        assert kept(mongod.url) == []


def test_a_database_that_has_answered_is_never_set_aside(tmp_path):
    unfinished(tmp_path)
    (tmp_path / "answered").touch()

    with pytest.raises(NoMongod):
        start(tmp_path)


def test_a_stale_pid_is_harmless(tmp_path):
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "mongod.lock").write_text(f"{os.getpid()}\n")
    (tmp_path / "mongod.json").write_text('{"pid": 1, "url": "mongodb://nowhere"}')

    assert running(tmp_path) is None
    with start(tmp_path) as mongod:
        assert running(tmp_path) == mongod.url


def test_a_command_beside_the_product_finds_it_until_it_stops(tmp_path):
    with start(tmp_path) as mongod:
        assert running(tmp_path) == mongod.url

    assert running(tmp_path) is None


def test_the_second_on_a_folder_is_told_who_holds_it(tmp_path):
    with claim(tmp_path), pytest.raises(AlreadyRunning, match=f"process {os.getpid()} "):
        claim(tmp_path)


def test_a_second_mongod_on_a_folder_is_refused_and_the_first_lives_on(tmp_path):
    with start(tmp_path) as mongod:
        with pytest.raises(AlreadyRunning):
            start(tmp_path)

        assert running(tmp_path) == mongod.url


def test_a_released_folder_can_be_claimed_again(tmp_path):
    claim(tmp_path).release()

    claim(tmp_path).release()


def test_one_that_does_not_come_up_shows_the_end_of_its_log(tmp_path):
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "WiredTiger.turtle").write_text("broken")
    (tmp_path / "db" / "storage.bson").write_text("broken")

    with pytest.raises(NoMongod, match=r"mongod\.log"):
        start(tmp_path)


def test_a_wrong_setting_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("MAILLAGE_MONGOD", "/nowhere/mongod")

    with pytest.raises(NoMongod, match="MAILLAGE_MONGOD"):
        start(tmp_path)
