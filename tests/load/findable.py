"""How long it takes until a change is found, as an editor and a reader see it."""

import subprocess
import sys
import time
from random import Random
from typing import NamedTuple

from tests.load import vocabulary as words
from tests.load.api import Api, BenchFailed, Json
from tests.load.measuring import spread
from tests.load.questions import LIST
from tests.load.shapes import Shape

LOOK_EVERY_S = 0.002
FOUND_WITHIN_S = 30
PAUSE_S = (0.15, 0.35)  # longer than the gateway rests between two retirements of all lists


class Seen(NamedTuple):
    """Milliseconds until the change was found, from its request and from its answer."""

    since_sent: float
    since_answered: float


def session(shape: Shape, place_id: str) -> str:
    """A session of an operator, who may change any place: from a link that the command printed."""
    module = ["-m", "services.notify.edit_link", place_id, "--role", "operator"]
    link = subprocess.run(
        [sys.executable, "-W", "ignore", *module],
        env=dict(shape.commands_need()),
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    opened = Api(shape.port).send("POST", "/api/v1/sessions", {"token": link.rpartition("/")[2]})
    if opened.status != 201:
        raise BenchFailed(f"the edit link opens no session: {opened.body.decode()}")
    return str(opened.json()["session"])


class Changes:
    """Changes of varied places by one operator; each has a word that no place had before."""

    def __init__(self, port: int, ids: list[str], session: str, seed: int) -> None:
        self._api = Api(port)
        self._ids = ids
        self._session = session
        self._chance = Random(f"{seed}/changes")
        self._count = 0

    def apart(self, count: int) -> Json:
        """Changes with a pause before each."""
        return _told([self._one(self._chance.uniform(*PAUSE_S)) for _ in range(count)])

    def in_a_row(self, count: int) -> Json:
        """Each change follows at once when the one before was found."""
        return _told([self._one(pause=0) for _ in range(count)])

    def _one(self, pause: float) -> Seen:
        self._count += 1
        word = f"essai{self._count}x"  # with digits: no typing error of another one
        place_id, tag = self._pick()
        time.sleep(pause)
        self._is_found(word, place_id)  # « nothing » stands in the cache when the change comes
        sent = time.perf_counter()
        answered = self._change(place_id, tag, word)
        found = self._wait_for(word, place_id)
        return Seen((found - sent) * 1000, (found - answered) * 1000)

    def _pick(self) -> tuple[str, str]:
        place_id = self._chance.choice(self._ids)
        return place_id, self._api.get(f"{LIST}/{place_id}").headers["ETag"]

    def _change(self, place_id: str, tag: str, word: str) -> float:
        body = {
            "horaires": self._chance.choice(words.HOURS[:9]),
            "presentation_resume": f"Un conseiller vous reçoit, {word}.",
        }
        bearer = f"Bearer {self._session}"
        sent = {"If_Match": tag, "Authorization": bearer}
        changed = self._api.send("PATCH", f"{LIST}/{place_id}", body, **sent)
        if changed.status != 200:
            raise BenchFailed(f"a change was refused: {changed.body.decode()}")
        return changed.answered_at

    def _wait_for(self, word: str, place_id: str) -> float:
        deadline = time.perf_counter() + FOUND_WITHIN_S
        while (found_at := self._is_found(word, place_id)) is None:
            if time.perf_counter() > deadline:
                raise BenchFailed(f"a change is not found after {FOUND_WITHIN_S} s")
            time.sleep(LOOK_EVERY_S)
        return found_at

    def _is_found(self, word: str, place_id: str) -> float | None:
        """When it was seen to be found; asked each time by the same URL, through the cache."""
        response = self._api.get(f"{LIST}?q={word}")
        if response.status != 200:
            raise BenchFailed(f"a search ended with {response.status}: {response.body.decode()}")
        found = any(each["place"]["place_id"] == place_id for each in response.json()["places"])
        return response.answered_at if found else None


def _told(seen: list[Seen]) -> Json:
    return {
        "changes": len(seen),
        "since_answered": spread([each.since_answered for each in seen]),
        "since_sent": spread([each.since_sent for each in seen]),
    }
