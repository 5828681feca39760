"""A caller whose answers are written down, and what the tests of pages do as a browser would."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import orjson
from aiohttp.test_utils import TestClient

from services.directory.contract.workshop import WorkshopPlace, WorkshopSnapshot
from tests.builders import a_place

PLACE = a_place(
    "p1",
    revision=3,
    nom="La Grange",
    commune="Tours",
    code_postal="37000",
    horaires="24/7",
    adresse="à préciser",
)
WORKSHOP = WorkshopSnapshot(
    workshop_id="w1",
    revision=2,
    place_id="p1",
    titre="Premiers pas",
    theme="Loisirs et créations numériques",
    starts_at=datetime(2096, 11, 26, 9, tzinfo=UTC),
    ends_at=datetime(2096, 11, 26, 11, tzinfo=UTC),
    place=WorkshopPlace(nom="La Grange", commune="Tours", code_postal="37000"),
)
IN_AN_HOUR = datetime.now(UTC) + timedelta(hours=1)
OURS = {"Sec-Fetch-Site": "same-origin"}

RECEIPT = {
    "place_id": "p1",
    "revision": 3,
    "changed": ["horaires"],
    "at": IN_AN_HOUR.isoformat(),
}
WORKSHOP_RECEIPT = {
    "workshop_id": "w1",
    "place_id": "p1",
    "revision": 2,
    "at": IN_AN_HOUR.isoformat(),
}
EDITOR = {
    "person_id": "someone",
    "role": "editor",
    "place_ids": ["p1"],
    "title": "La Grange",
    "expires_at": IN_AN_HOUR.isoformat(),
}
TOURS = {"nom": "Tours", "code_postal": "37000", "latitude": 47.39, "longitude": 0.7}
JOUE = {"nom": "Joué-lès-Tours", "code_postal": "37300", "latitude": 47.35, "longitude": 0.66}
SUBSCRIPTION = {
    "state": "active",
    "channel": "sms",
    "address": "06 •• •• •• 12",
    "themes": [],
    "around": {"label": "Tours", "latitude": 47.39, "longitude": 0.7},
    "within_km": 10,
}
MESSAGE = {
    "message_id": "m1",
    "at": IN_AN_HOUR.isoformat(),
    "channel": "sms",
    "recipient": "06 39 98 00 01",
    "text": "Votre fiche est-elle à jour ? http://127.0.0.1/lien/x <b>",
    "segments": 2,
    "would_wait": True,
    "replies": ["Oui"],
}
REPLY = {
    "reply_id": "r1",
    "at": IN_AN_HOUR.isoformat(),
    "channel": "sms",
    "sender": "+33639980001",
    "text": "Qui êtes-vous ?",
    "place_ids": ["p1"],
}


PROPOSAL = {
    "correction_id": "c1",
    "place_id": "p1",
    "nom": "La Grange",
    "section": "hours",
    "state": "proposed",
    "proposed": {"horaires": "Mo 09:00-12:00"},
    "remark": "vu sur la porte",
    "at": IN_AN_HOUR.isoformat(),
}
WAITING_CORRECTION = {
    "correction": PROPOSAL,
    "before": {"horaires": "Tu 09:00-12:00"},
    "role": "resident",
    "place": PLACE.model_dump(mode="json"),
}
KEPT = {
    "place": PLACE.model_dump(mode="json"),
    "score": {"freshness": 50, "completeness": 80, "total": 65, "next_thing": "confirm"},
    "corrections": 2,
}
TASK = {
    "task_id": "20260302T120000-p1",
    "place_id": "p1",
    "why": "unanswered",
    "due_at": IN_AN_HOUR.isoformat(),
    "since": IN_AN_HOUR.isoformat(),
}
DESK = {
    "territory": "dep:37",
    "territories": [
        {"code": "dep:37", "nom": "Indre-et-Loire"},
        {"code": "bv:tours", "nom": "Bassin de vie de Tours"},
    ],
    "tasks": [{"task": TASK, "place": PLACE.model_dump(mode="json")}],
    "corrections": [WAITING_CORRECTION],
}
LINE = {
    "line_id": "p1/2",
    "place_id": "p1",
    "revision": 2,
    "what": "published",
    "at": IN_AN_HOUR.isoformat(),
    "role": "editor",
    "via": "correction:page",
    "before": {"telephone": "", "services": []},
    "after": {"telephone": "+33247000000", "services": ["Accès internet et matériel informatique"]},
    "confirmed": True,
}
HISTORY = {"lines": [LINE], "nom": "La Grange", "revision": 3, "may_restore": True}


def answers() -> dict[str, Any]:
    """What each service answers unless a test says otherwise."""
    return {
        "find_places": {
            "total": 1,
            "places": [{"place": PLACE.model_dump(mode="json"), "freshness": "due"}],
        },
        "find_workshops": {
            "total": 1,
            "workshops": [{"workshop": WORKSHOP.model_dump(mode="json"), "distance_m": 1234}],
        },
        "suggest": {"suggestions": [{"kind": "commune", "text": "Tours", "detail": "37000"}]},
        "map_places": {
            "total": 3,
            "placed": 3,
            "points": {"keys": ["aaaaaaaa"], "latitudes": [47.3], "longitudes": [0.7]},
            "clusters": {
                "tiles": ["6/32/22"],
                "counts": [2],
                "latitudes": [46.1],
                "longitudes": [0.1],
            },
        },
        "show_place": {"place": PLACE.model_dump(mode="json"), "workshops": []},
        "list_places": {"places": []},
        "revise_place": RECEIPT,
        "confirm_place": {**RECEIPT, "changed": []},
        "request_claim": {"channel": "email", "sent_to": "accueil@exemple.fr"},
        "read_hours": {"horaires": "Mo 09:00-12:00", "hours_text": "lundi 9h-12h"},
        "show_kept_place": KEPT,
        "list_kept_places": {"places": [KEPT]},
        "show_desk": DESK,
        "propose_correction": PROPOSAL,
        "show_proposal": PROPOSAL,
        "show_correction": WAITING_CORRECTION,
        "list_corrections": {"corrections": [WAITING_CORRECTION]},
        "list_place_corrections": {"corrections": [WAITING_CORRECTION], "nom": "La Grange"},
        "judge_correction": {**PROPOSAL, "state": "accepted"},
        "remember_proposer": {},
        "list_history": HISTORY,
        "restore_revision": RECEIPT,
        "suspend_place": RECEIPT,
        "restore_place": RECEIPT,
        "choose_period": RECEIPT,
        "show_score": KEPT["score"],
        "list_tasks": {"tasks": DESK["tasks"]},
        "close_task": TASK,
        "find_communes": {"communes": [TOURS, JOUE]},
        "show_workshop": {"workshop": WORKSHOP.model_dump(mode="json"), "cancelled": False},
        "publish_workshop": WORKSHOP_RECEIPT,
        "revise_workshop": WORKSHOP_RECEIPT,
        "cancel_workshop": WORKSHOP_RECEIPT,
        "open_link": EDITOR,
        "answer_reminder": {**EDITOR, "purpose": "reminder"},
        "end_reminders": {**EDITOR, "purpose": "reminder"},
        "subscribe": {},
        "show_subscription": SUBSCRIPTION,
        "confirm_subscription": SUBSCRIPTION,
        "end_subscription": {**SUBSCRIPTION, "state": "ended"},
        "sandbox_inbox": {"is_used": True, "messages": [MESSAGE]},
        "sandbox_reply": {"meaning": "waiting"},
        "waiting_replies": {"replies": [REPLY]},
        "close_reply": {},
    }


class Canned:
    """Answers what is written down, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.answers = answers()

    async def start(self) -> None: ...

    async def close(self) -> None: ...

    def is_ready(self) -> bool:
        return True

    async def call(self, service: str, method: str, **arguments: Any) -> Any:
        self.asked.append((method, arguments))
        answer = self.answers[method]
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def written(self, service: str, method: str, **arguments: Any) -> bytes:
        return orjson.dumps(await self.call(service, method, **arguments))


async def hidden_in(browser: TestClient, path: str) -> dict[str, str]:
    """What the form of this page carries without showing it."""
    page = await (await browser.get(path)).text()
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in hidden}


async def send(browser: TestClient, path: str, form: dict[str, Any], headers=OURS):
    """Send a form as a browser does, and stay there."""
    return await browser.post(path, data=form, headers=headers, allow_redirects=False)
