"""The mongod that the embedded product carries: one child, reached by a unix socket only."""

import json
import os
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from pymongo import MongoClient
from pymongo.errors import PyMongoError

from services.local.claim import Claim, claim
from services.local.mongod_files import (
    NoMongod,
    find_mongod,
    log_tail,
    mark_answered,
    mongod_of,
    never_finished,
    set_aside,
    socket_path,
    url_of,
)
from services.local.mongod_process import end_leftover, spawn

__all__ = ["Mongod", "NoMongod", "claim", "find_mongod", "running", "start"]

START_SECONDS = 60  # recovering a large journal takes a while; a healthy start takes one second
STOP_SECONDS = 30


class Mongod:
    """A mongod that ends with this process, however this process ends. ``stop()`` ends it now."""

    def __init__(self, folder: Path, process: "subprocess.Popen[bytes]", held: Claim) -> None:
        self.url = url_of(folder)
        self.pid = process.pid
        self._folder = folder
        self._process = process
        self._held = held
        self._stopping = False

    def watch(self, on_death: Callable[[], None]) -> None:
        """Call ``on_death``, in a thread, should it end without being asked to."""

        def wait() -> None:
            self._process.wait()
            if not self._stopping:
                on_death()

        threading.Thread(target=wait, name="mongod watch", daemon=True).start()

    def stop(self) -> None:
        """End it cleanly, with force after 30 s. Harmless twice."""
        self._stopping = True
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        (self._folder / "mongod.json").unlink(missing_ok=True)
        self._held.release()

    def __enter__(self) -> "Mongod":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def start(folder: Path) -> Mongod:
    """A mongod on ``folder/db`` that answers. Raises AlreadyRunning, or NoMongod with what to do.

    A mongod that an earlier process left on the folder is ended first: it could not be bound to
    the life of this one. Call it from the main thread, or from one that lives as long as the
    product: the kernel ends the child when the *thread* that forked it ends.
    """
    folder = folder.resolve()
    program = find_mongod()
    (folder / "db").mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # whoever reaches the socket reads everything
    held = claim(folder)
    try:
        end_leftover(folder)
        return _start_even_if_unfinished(program, folder, held)
    except BaseException:
        held.release()
        raise


def running(folder: Path) -> str | None:
    """The URL of the mongod that a living process runs on this folder, if it answers."""
    folder = folder.resolve()
    try:
        url = str(json.loads((folder / "mongod.json").read_text())["url"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return url if mongod_of(folder) and _answers(url) else None


def _start_even_if_unfinished(program: Path, folder: Path, held: Claim) -> Mongod:
    """A first start that was stopped within its first second needs no hand either."""
    try:
        return _start(program, folder, held)
    except NoMongod:
        if not never_finished(folder):
            raise
    set_aside(folder)
    return _start(program, folder, held)


def _start(program: Path, folder: Path, held: Claim) -> Mongod:
    process = spawn(program, folder)
    try:
        _wait_until_it_answers(folder, process)
        mark_answered(folder)
        _write_json(folder, process.pid)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return Mongod(folder, process, held)


def _wait_until_it_answers(folder: Path, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise NoMongod(f"mongod ended with {process.returncode}: {log_tail(folder)}")
        if socket_path(folder).exists() and _answers(url_of(folder)):
            return
        time.sleep(0.02)
    raise NoMongod(f"mongod does not answer after {START_SECONDS} s: {log_tail(folder)}")


def _write_json(folder: Path, pid: int) -> None:
    """What ``running`` reads; replaced whole, so that nobody reads half of it."""
    written = folder / "mongod.json.new"
    found = {"pid": pid, "url": url_of(folder), "owner_pid": os.getpid()}
    written.write_text(json.dumps(found))
    written.replace(folder / "mongod.json")


def _answers(url: str) -> bool:
    with MongoClient[dict[str, object]](url, serverSelectionTimeoutMS=1000) as client:
        try:
            client.admin.command("ping")
        except PyMongoError:
            return False
    return True
