"""People who are told and who answer while everything is killed: what they do, what they saw."""

import asyncio
import csv
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from pymongo import MongoClient
from pymongo.errors import PyMongoError

from services.directory.contract.events import WorkshopPublished
from services.directory.contract.vocabulary import Service
from services.notify.contacts.keys import Keyring
from services.notify.contacts.store import ContactStore
from services.notify.contract.subscriptions import Around
from services.notify.subscriptions.store import SubscriptionStore
from services.notify.subscriptions.subscription import Subscription
from services.wire.bus import Message

Json = dict[str, Any]
PLACES, RESIDENTS, WORKSHOPS = 500, 550, 4
THEME: Service = "Loisirs et créations numériques"
TOURS = (47.39484, 0.70398)


def write_places(file: Path) -> None:
    """Each with a telephone of its own, of the block that is nobody's."""
    rows = list(_rows())
    with file.open("w", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _rows() -> Iterator[Json]:
    for number in range(PLACES):
        yield {
            "id": f"voice-{number}",
            "pivot": "21370267000016",
            "nom": f"Lieu numéro {number}",
            "commune": "Tours",
            "code_postal": "37000",
            "code_insee": "37261",
            "adresse": f"{number} rue des Halles",
            "latitude": TOURS[0],
            "longitude": TOURS[1],
            "telephone": f"+3363998{number:04d}",
            "date_maj": "2026-11-01",
        }


def subscribe_residents(database: Any, secret: str) -> None:
    """Half of them by SMS, half by e-mail, all of them confirmed."""
    contacts, subscriptions = ContactStore(database, Keyring(secret)), SubscriptionStore(database)
    now = datetime.now(UTC)
    here = Around(label="Tours", code_postal="37000", latitude=TOURS[0], longitude=TOURS[1])
    for number in range(RESIDENTS):
        channel = "sms" if number % 2 else "email"
        address = f"+3363998{5000 + number}" if number % 2 else f"resident{number}@example.fr"
        person = contacts.keep(channel, address).person_id
        asked = Subscription(f"s{number}", person, channel, (THEME,), here, 10)
        subscriptions.ask(asked, now)
        subscriptions.confirm(asked.subscription_id, now)


@dataclass
class Heard:
    """What was acknowledged: places that said OK, and when people's STOP was."""

    confirmed: set[str] = field(default_factory=set)
    stopped: dict[str, datetime] = field(default_factory=dict)
    refusals: int = 0


class People:
    """They read the sandbox's inbox, and answer by its page until it says that it was heard."""

    def __init__(self, url: str, mongo: MongoClient[Json]) -> None:
        self.heard = Heard()
        self._url = url
        self._mongo = mongo
        self._answered: set[str] = set()
        self._last_look = False

    async def answer(self) -> None:
        """Half of the places say OK; a tenth of the residents say STOP to their first alert."""
        async with httpx.AsyncClient(timeout=10) as http:
            while messages := await self._messages():
                await asyncio.gather(*(self._answer(http, each) for each in messages))

    async def say_the_rest(self) -> None:
        """Nobody is told anything more: answer what is left, then end."""
        self._last_look = True

    async def _messages(self) -> list[Json]:
        """Some that were not read yet; none once all is said."""
        while not (found := await asyncio.to_thread(self._unanswered)) and not self._last_look:
            await asyncio.sleep(0.05)
        return found

    async def _answer(self, http: httpx.AsyncClient, message: Json) -> None:
        number = int(message["recipient"][-4:])
        self._answered.add(message["_id"])
        if number < PLACES and number % 2:
            await self._say(http, message, "OK")
            self.heard.confirmed.add(f"voice-{number}")
        elif number >= 5000 and number % 10 == 1 and message["recipient"] not in self.heard.stopped:
            await self._say(http, message, "STOP")
            self.heard.stopped[message["recipient"]] = datetime.now(UTC)

    async def _say(self, http: httpx.AsyncClient, message: Json, text: str) -> None:
        """Until it is acknowledged: the same answer, however often it is sent."""
        asked = {"text": text, "key": f"{message['_id']}{text}"}
        while True:
            try:
                page = f"{self._url}/bac-a-sable/{message['_id']}/repondre"
                answer = await http.post(page, data=asked, headers={"Origin": self._url})
            except httpx.HTTPError:
                await asyncio.sleep(0.1)
                continue
            if answer.status_code == 303:
                return
            assert answer.status_code == 503, answer.text[:2000]
            self.heard.refusals += 1
            await asyncio.sleep(0.1)

    def _unanswered(self) -> list[Json]:
        try:
            found = list(self._mongo["notify"]["sandbox"].find({}, {"recipient": 1}))
        except PyMongoError:  # it was killed just now
            return []
        return [kept for kept in found if kept["_id"] not in self._answered][:20]


async def publish_workshops(url: str, operator: Json, place_id: str, pause_s: float) -> None:
    """One after the other, each sent again until it is acknowledged."""
    address = f"{url}/api/v1/places/{place_id}/workshops"
    async with httpx.AsyncClient(timeout=10) as http:
        for number in range(WORKSHOPS):
            asked = {"Idempotency-Key": f"workshop-{number}", **operator}
            await _publish(http, address, _draft(number), asked)
            await asyncio.sleep(pause_s)


async def _publish(http: httpx.AsyncClient, address: str, draft: Json, headers: Json) -> None:
    while True:
        try:
            answer = await http.post(address, json=draft, headers=headers)
        except httpx.HTTPError:
            await asyncio.sleep(0.1)
            continue
        if answer.status_code == 201:
            return
        assert answer.status_code == 503, answer.text
        await asyncio.sleep(0.1)


def _draft(number: int) -> Json:
    starts = datetime.now(UTC).replace(microsecond=0) + timedelta(days=9 + number)
    return {
        "titre": f"Atelier {number}",
        "theme": THEME,
        "starts_at": starts.isoformat(),
        "ends_at": (starts + timedelta(hours=2)).isoformat(),
    }


async def let_due_dates_come(
    mongo: MongoClient[Json], source_ids: list[str], steps: int, pause_s: float
) -> None:
    """As months would: some places after the others are due."""
    places = mongo["directory"]["places"]
    for step in range(steps):
        some = source_ids[step::steps]
        past = datetime.now(UTC) - timedelta(minutes=1)
        await asyncio.to_thread(_make_due, places, some, past)
        await asyncio.sleep(pause_s)


def _make_due(places: Any, some: list[str], past: datetime) -> None:
    while True:
        try:
            places.update_many(
                {"details.id": {"$in": some}}, {"$set": {"due_at": past, "ask_at": past}}
            )
            return
        except PyMongoError:
            time.sleep(0.2)


def said_again(mongo: MongoClient[Json]) -> list[Message]:
    """What the directory said of each workshop, once more: the bus may do that at any time."""
    kept = mongo["directory"]["workshops"].find({"cancelled": False})
    return [Message.of(_published(workshop)) for workshop in kept]


def _published(kept: Json) -> WorkshopPublished:
    snapshot = {**kept["details"], "workshop_id": kept["_id"], "revision": kept["revision"]}
    return WorkshopPublished(occurred_at=datetime.now(UTC), workshop=snapshot)
