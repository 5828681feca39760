"""The steps of a notification as conditional updates of its document. Pure."""

from datetime import datetime
from typing import Any

from services.notify.notifications.states import FINAL, TRANSITIONS, Step

Json = dict[str, Any]
LONGEST_TRAIL = 50


def allowed(step: Step) -> Json:
    """Which notifications may take the step."""
    transition = TRANSITIONS[step]
    allowed: Json = {"state": {"$in": sorted(transition.since)}}
    if transition.before_handover:
        allowed["handed_over_at"] = None
    return allowed


def change_of(step: Step, now: datetime, fields: Json, more: Json | None = None) -> Json:
    """The update of one step; ``more`` are operators beside its own."""
    state = TRANSITIONS[step].to
    trace = {"state": state, "at": now, "why": str(fields.get("why", ""))}
    change: Json = {
        "$set": {**fields, "state": state},
        "$push": {"trail": {"$each": [trace], "$slice": -LONGEST_TRAIL}},
    }
    if step == "retry":  # it has surely not left
        change["$set"]["handed_over_at"] = None
    if state in FINAL:  # nothing is to be done with it any more, nor said of it
        change["$unset"] = {"outbox": "", "next_at": ""}
        change["$set"].pop("next_at", None)
    for operator, changes in (more or {}).items():
        change.setdefault(operator, {}).update(changes)
    return change
