"""One step up the ladder, as what is written of it. Pure."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from services.directory.contract.events import PlaceConfirmationDue
from services.directory.contract.revision import Actor
from services.directory.places.facts import Unanswered
from services.directory.places.place import Place
from services.directory.places.telling import note
from services.directory.reminders.ladder import CALL, UNVERIFIED, next_at, next_rung
from services.wire.outbox import entry
from services.wire.saving import Telling

Json = dict[str, Any]
# To ask the structure; to have the referent call; to tell all, before either, that reminders went
# unanswered; or nothing yet: its ``ask_at`` was set back by a save read before the last rung.
Step = Literal["ask", "call", "tell_all", "put_right"]
THE_LADDER = Actor(person_id="", role="operator", via="reminders")


def step_of(place: Place, now: datetime) -> Step:
    """What its next rung comes to now."""
    rung = next_rung(place.due_at, place.climbed, now) if place.due_at and place.ask_at else None
    if rung is None:
        return "put_right"
    if rung >= UNVERIFIED and place.unverified_since is None:
        return "tell_all"
    return "call" if rung == CALL else "ask"


def unanswered(place: Place, now: datetime) -> Place:
    """Unverified from now on; the public reads that, so it is one more revision."""
    told = {"unverified_since": now.date().isoformat()}
    fact = Unanswered(THE_LADDER, now, {"unverified_since": None}, told)
    return replace(place, unverified_since=now).after(fact)


def climbing(place: Place, now: datetime) -> Telling:
    """The next rung, climbed: a question or, at CALL, nothing but the mark. Neither is a change of
    the listing.
    """
    if (due_at := place.due_at) is None:
        raise ValueError(f"place {place.place_id} has no due date")
    climbed = (*place.climbed, now)
    rung = len(climbed)
    marks = {"asked_for": due_at, "asked_at": climbed, "ask_at": next_at(due_at, climbed)}
    known = {"asked_for": due_at, f"asked_at.{rung - 1}": {"$exists": True}}
    entries = [] if rung == CALL else [_question(place, due_at, rung, now)]
    return Telling(place.place_id, place.revision, marks, known, entries)


def put_right(place: Place) -> Telling:
    """Its ``ask_at``, as it was before that save."""
    marks = {"ask_at": place.ask_at}
    return Telling(place.place_id, place.revision, marks, marks, ())


def _question(place: Place, due_at: datetime, rung: int, now: datetime) -> Json:
    event = PlaceConfirmationDue(occurred_at=now, place=place.snapshot(), due_at=due_at, rung=rung)
    again = f"/{rung}" if rung > 1 else ""
    line = note(place, f"due/{due_at.isoformat()}{again}", "confirmation_due", now)
    return entry(event, line)
