"""The product in its two shapes, started as its users start it, spoken to as they speak to it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pymongo import MongoClient

from deploy.stack.engine.jdk import why_absent
from deploy.stack.running import Stack
from services.local import mongod
from tests.contract.buses import eventually
from tests.processes import Embedded

Json = dict[str, Any]
SHAPES = ("embedded", "stack")


class Product:
    """One running product: what people and programs do with it."""

    def __init__(
        self, url: str, environment: dict[str, str], mongo_url: str, logs: list[Path]
    ) -> None:
        self.url = url
        self._logs = logs
        self.http = httpx.Client(base_url=url, timeout=10)
        self._environment = {**os.environ, **environment}
        self._mongo = MongoClient(mongo_url, tz_aware=True)

    def find(self, **query: Any) -> Json:
        """One page of places."""
        answer = self.http.get("/api/v1/places", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def names(self, **query: Any) -> list[str]:
        """The names of the places found, in their order."""
        return [found["place"]["nom"] for found in self.find(**query)["places"]]

    def place_id(self, q: str) -> str:
        """The id of the first place found for these words."""
        return str(self.find(q=q)["places"][0]["place"]["place_id"])

    def etag(self, place_id: str) -> str:
        """The place's ETag as it is now, past every cache."""
        answer = self.http.get(
            f"/api/v1/places/{place_id}", headers={"Authorization": "Bearer none"}
        )
        assert answer.status_code == 200, answer.text
        return answer.headers["ETag"]

    def command(self, module: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """One of the product's commands, beside it."""
        return subprocess.run(
            [sys.executable, "-W", "ignore", "-m", module, *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def edit_link(self, *place_ids: str, role: str = "editor", hours: float = 1) -> str:
        """The address that the operator hands over."""
        arguments = ["--role", role, "--hours", str(hours), *place_ids]
        printed = self.command("services.notify.edit_link", *arguments)
        assert printed.returncode == 0, printed.stderr
        return printed.stdout.strip()

    def session(self, link: str) -> dict[str, str]:
        """The headers of who opened this link."""
        token = link.rpartition("/")[2]
        answer = self.http.post("/api/v1/sessions", json={"token": token})
        assert answer.status_code == 201, answer.text
        return {"Authorization": f"Bearer {answer.json()['session']}"}

    def editor(self, *place_ids: str, role: str = "editor") -> dict[str, str]:
        """The headers of an editor of these places."""
        return self.session(self.edit_link(*place_ids, role=role))

    def import_file(self, file: Path) -> "subprocess.CompletedProcess[str]":
        """What the import command says."""
        return self.command("services.directory.import_places", str(file))

    def history(self, place_id: str) -> list[Json]:
        """What is kept of each change, oldest first."""
        kept = self._mongo["directory"]["place_history"].find({"place_id": place_id})
        return list(kept.sort("revision", 1))

    def log(self) -> str:
        """All that its processes have logged."""
        return "".join(log.read_text(errors="replace") for log in self._logs)

    def close(self) -> None:
        self.http.close()
        self._mongo.close()


@pytest.fixture(params=SHAPES)
def product(request: pytest.FixtureRequest) -> Product:
    """The product with its demo territory, in each shape in turn; both live for the whole run."""
    shape: Product = request.getfixturevalue(f"{request.param}_product")
    return shape


@pytest.fixture(scope="session")
def embedded_product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """As `make run` starts it."""
    running = Embedded(tmp_path_factory.mktemp("embedded")).start()
    mongo_url = mongod.running(running.var / "mongod")
    assert mongo_url
    product = Product(running.url, running.environment, mongo_url, [running.log])
    yield product
    product.close()
    assert running.stop() == 0


@pytest.fixture(scope="session")
def stack_product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """As `make stack` starts it."""
    if reason := why_absent():
        pytest.skip(f"the stack needs its search engine: {reason}")
    limits = {"rate_limit": "1000000/minute"}
    with Stack.start(tmp_path_factory.mktemp("stack"), port=0, **limits) as stack:
        stack.wait_ready()
        environment = {
            "WIRE_AMQP_URL": stack.urls.amqp,
            "DIRECTORY_MONGO_URL": stack.urls.directory_mongo,
            "NOTIFY_MONGO_URL": stack.urls.notify_mongo,
            "NOTIFY_PUBLIC_URL": stack.urls.gateway,
        }
        logs = [stack.log_of(name) for name in stack.names]
        product = Product(stack.urls.gateway, environment, stack.urls.mongo, logs)
        eventually(lambda: product.http.get("/api/v1/places").status_code == 200)
        yield product
        product.close()
