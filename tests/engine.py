"""Both search engines for tests: a real OpenSearch node, and the embedded index."""

import os
import random
import signal
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.stack.engine.jdk import why_absent
from deploy.stack.engine.node import http_port, taken_port
from services.search.elastic.index import ElasticIndex
from services.search.elastic.node import connect
from services.search.elastic.workshops import ElasticWorkshops
from services.search.embedded.index import TantivyIndex
from services.search.embedded.workshops import EmbeddedWorkshops
from services.search.index import PlaceIndex
from services.search.workshops.index import WorkshopIndex

ENGINES = ("tantivy", "opensearch")
START_S = 120  # the first time, Maven brings the jars


class Node:
    """One OpenSearch node of this test run; it dies with the tests."""

    def __init__(self, folder: Path, base_port: int) -> None:
        self.folder = folder
        self.base_port = base_port
        self.url = f"http://127.0.0.1:{http_port(base_port)}"
        self.index_url = f"opensearch+{self.url}"
        self._log = folder.parent / f"{folder.name}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return once it answers. Raises with its log when it ends or is not ready in time."""
        where = ["--base-port", str(self.base_port), "--data", str(self.folder)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "deploy.stack.engine", "--die-with-parent", *where],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._wait_until_ready(time.monotonic() + START_S)

    def kill(self) -> None:
        """As the machine would: kill -9."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, and wait for it."""
        self._end(signal.SIGTERM)

    def _wait_until_ready(self, deadline: float) -> None:
        assert self._process is not None
        while not _answers(self.url):
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("no search engine: " + self._log.read_text()[-2000:])
            time.sleep(0.1)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)


@pytest.fixture(scope="session")
def engine_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The settings' URL of an engine: MAILLAGE_ENGINE_URL's, else a node of our own."""
    if told := os.environ.get("MAILLAGE_ENGINE_URL"):
        yield told
        return
    skip_without_engine()
    node = Node(tmp_path_factory.mktemp("engine") / "data", free_base_port())
    node.start()
    yield node.index_url
    node.stop()


@pytest.fixture
def engine_node(tmp_path: Path) -> Iterator[Node]:
    """A node that a test may kill and start again."""
    skip_without_engine()
    node = Node(tmp_path / "data", free_base_port())
    node.start()
    yield node
    node.stop()


@pytest.fixture(params=ENGINES)
def new_workshops(request: pytest.FixtureRequest) -> Iterator[WorkshopIndex]:
    """An index of workshops that nobody has filled yet, of each engine in turn."""
    if request.param == "tantivy":
        yield EmbeddedWorkshops()
        return
    url, alias = request.getfixturevalue("engine_url"), f"test-{uuid.uuid4().hex[:12]}"
    yield ElasticWorkshops(connect(url), alias)
    connect(url).options(request_timeout=20).indices.delete(index=f"{alias}-*")


@pytest.fixture
def index(new_index: PlaceIndex) -> PlaceIndex:
    """An index that was filled with nothing, of each engine in turn."""
    new_index.mark_filled()
    return new_index


@pytest.fixture(params=ENGINES)
def new_index(request: pytest.FixtureRequest) -> Iterator[PlaceIndex]:
    """An index that nobody has filled yet, of each engine in turn."""
    if request.param == "tantivy":
        yield from _embedded()
    else:
        yield from _elastic(request.getfixturevalue("engine_url"))


def skip_without_engine() -> None:
    """Skip, and say why, where no engine can be started."""
    if reason := why_absent():
        pytest.skip(f"OpenSearch cannot run here: {reason}")


def free_base_port() -> int:
    """A base port none of whose ports is taken."""
    candidates = random.sample(range(9210, 9298), 80)
    return next(port for port in candidates if taken_port(port) is None)


def _embedded() -> Iterator[PlaceIndex]:
    index = TantivyIndex()
    yield index
    index.close()


def _elastic(url: str) -> Iterator[PlaceIndex]:
    alias = f"test-{uuid.uuid4().hex[:12]}"
    client = connect(url)
    index = ElasticIndex(client, alias)
    yield index
    client.options(request_timeout=20).indices.delete(index=f"{alias}-*")
    index.close()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_cluster/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
