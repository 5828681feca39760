"""One running product, of whatever shape: what people and programs do with it."""

import itertools
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import httpx
from pymongo import MongoClient

from services.wire.amqp import AmqpBus
from services.wire.bus import Message
from services.wire.envelope import Event
from services.wire.local import LocalBus
from tests import commands
from tests.contract.buses import eventually
from tests.journeys.listings import a_workshop
from tests.journeys.people import Person, a_number
from tests.journeys.visitor import Visitor

Json = dict[str, Any]
_STEP = re.compile(r"(?:route|handler)=(\S+)")


class Product:
    """One running product: what people and programs do with it."""

    def __init__(
        self,
        url: str,
        environment: dict[str, str],
        mongo_url: str,
        logs: list[Path],
        amqp_url: str = "",
    ) -> None:
        self.url = url
        self._logs = logs
        self._editors: dict[str, dict[str, str]] = {}
        self._ago = itertools.count(1)
        self.http = httpx.Client(base_url=url, timeout=10)
        self._environment = {**os.environ, **environment}
        self._mongo = MongoClient(mongo_url, tz_aware=True)
        self._bus = AmqpBus(amqp_url) if amqp_url else LocalBus(self._mongo["bus"])

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

    def place(self, place_id: str) -> Json:
        """The place as it is now, past every cache."""
        answer = self._show(place_id)
        return dict(answer.json()["place"])

    def etag(self, place_id: str) -> str:
        """The place's ETag as it is now, past every cache."""
        return str(self._show(place_id).headers["ETag"])

    def command(self, module: str, *arguments: str) -> CompletedProcess[str]:
        """One of the product's commands, beside it."""
        return commands.run(module, arguments, self._environment)

    def edit_link(
        self, *place_ids: str, role: str = "editor", hours: float = 1, territory: str = ""
    ) -> str:
        """The address that the operator hands over."""
        where = ["--territory", territory] if territory else []
        arguments = ["--role", role, "--hours", str(hours), *where, *place_ids]
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

    def import_file(self, file: Path) -> CompletedProcess[str]:
        """What the import command says."""
        return self.command("services.directory.import_places", str(file))

    def history(self, place_id: str) -> list[Json]:
        """What is kept of each change, oldest first."""
        kept = self._mongo["directory"]["place_history"].find({"place_id": place_id})
        return list(kept.sort("revision", 1))

    def publish_workshop(self, place_id: str, **fields: Any) -> Json:
        """Announce a workshop there, as its editor does by the API; as it is then shown."""
        draft, editor = {**a_workshop(), **fields}, self._editor_of(place_id)
        answer = self.http.post(f"/api/v1/places/{place_id}/workshops", json=draft, headers=editor)
        assert answer.status_code == 201, answer.text
        return self.workshop(answer.json()["workshop_id"])

    def workshop(self, workshop_id: str) -> Json:
        """The workshop as it is shown now."""
        answer = self.http.get(f"/api/v1/workshops/{workshop_id}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json()["workshop"])

    def page_of(self, place: Json) -> str:
        """What everybody reads on the place's page now."""
        return Visitor(self.url).open(f"/lieux/{place['place_id']}").text

    def person(self, address: str = "") -> Person:
        """Somebody with this address, else with a telephone number of their own."""
        return Person(self, address or a_number())

    def let_come_due(self, place_id: str) -> None:
        """As half a year would. No two due dates are the same: a place is asked once for each."""
        past = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=next(self._ago))
        due = {"$set": {"due_at": past, "ask_at": past}}
        assert self._mongo["directory"]["places"].update_one({"_id": place_id}, due).matched_count

    def let_a_minute_pass(self) -> None:
        """For what was put off because all sending was stopped."""
        past = {"$set": {"next_at": datetime.now(UTC)}}
        self._mongo["notify"]["notifications"].update_many({"state": "scheduled"}, past)

    def states(self, **about: str) -> list[str]:
        """How far the notifications about this are, once none is just being handed over.

        A message is shown a moment before notify writes down that it was handed over.
        """
        asked = {f"about.{name}": value for name, value in about.items()}
        kept = self._mongo["notify"]["notifications"]
        eventually(lambda: not kept.count_documents({**asked, "state": "submitting"}))
        return [each["state"] for each in kept.find(asked)]

    def deliver_again(self, event: Event) -> None:
        """As a broker may: the same event to all its queues."""
        self._bus.publish([Message.of(event)])

    def documents(self) -> Iterator[tuple[str, str]]:
        """Everything that is kept, with the name of its collection."""
        ours = set(self._mongo.list_database_names()) - {"admin", "config", "local"}
        for database in map(self._mongo.get_database, ours):
            for name in database.list_collection_names():
                where = f"{database.name}.{name}"
                yield from ((where, str(kept)) for kept in database[name].find())

    def sent_to(self, address: str) -> list[str]:
        """What the sandbox took for this normalised address, also what its page shows no more."""
        return [m["text"] for m in self._mongo["notify"]["sandbox"].find({"recipient": address})]

    def proofs(self, place: Json) -> list[Json]:
        """How those who follow workshops around this place agreed."""
        around = {f"around.{name}": place[name] for name in ("latitude", "longitude")}
        return [kept["proof"] for kept in self._mongo["notify"]["subscriptions"].find(around)]

    def steps(self, trace_id: str) -> set[str]:
        """What the logs say was done in this trace: routes that answered, events handled."""
        lines = [line for line in self.log().splitlines() if f"trace={trace_id[:8]}" in line]
        return {step for line in lines for step in _STEP.findall(line)}

    def log(self) -> str:
        """All that its processes have logged."""
        return "".join(log.read_text(errors="replace") for log in self._logs)

    def close(self) -> None:
        self.http.close()
        self._bus.close()
        self._mongo.close()

    def _editor_of(self, place_id: str) -> dict[str, str]:
        """One session for each place: asking for a link takes a second."""
        if place_id not in self._editors:
            self._editors[place_id] = self.editor(place_id)
        return self._editors[place_id]

    def _show(self, place_id: str) -> httpx.Response:
        answer = self.http.get(
            f"/api/v1/places/{place_id}", headers={"Authorization": "Bearer none"}
        )
        assert answer.status_code == 200, answer.text
        return answer
