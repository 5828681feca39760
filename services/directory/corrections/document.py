"""A correction as MongoDB keeps it."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from services.directory.contract.corrections import Judgement
from services.directory.contract.events import CorrectionJudged
from services.directory.contract.revision import Actor, Command
from services.directory.corrections.correction import Correction, Decision
from services.wire.outbox import entry

Json = dict[str, Any]
KEPT_FOR = timedelta(days=180)  # once judged: what strangers wrote is not kept for ever
OPEN = {"state": "proposed"}
WORDLESS: Json = {"nom": "", "proposed": {}, "before": {}, "remark": ""}


def new_document(proposed: Correction, told: Json) -> Json:
    """With what it has to tell, in one write; ``rank`` sorts the oldest first."""
    rank = f"{proposed.at:%Y%m%dT%H%M%S%f}-{proposed.correction_id}"
    fixed = asdict(proposed)
    return {"_id": fixed.pop("correction_id"), **fixed, "rank": rank, "outbox": [told]}


def forgotten_fields(forgotten: Correction, now: datetime, told: Json) -> Json:
    """What changes when its place is erased; what it had yet to tell named that place."""
    said = {"decision": decision_document(forgotten.decision), "outbox": [told]}
    return {**WORDLESS, **said, **judged_fields(forgotten, now)}


def judged_fields(judged: Correction, now: datetime) -> Json:
    """What changes when it is judged; then its days are counted."""
    return {"state": judged.state, "forgotten_at": now + KEPT_FOR}


def decision_document(decision: Decision | None) -> Json | None:
    """The decision, to be read again by whoever has to carry it out."""
    if decision is None:
        return None
    return {
        "judgement": decision.judgement.model_dump(mode="json", exclude_unset=True),
        "revision": decision.revision,
        "by": decision.by.model_dump(mode="json"),
        "at": decision.at,
        "command": decision.command.model_dump(),
    }


def told_judged(judged: Correction, now: datetime) -> Json:
    """The entry that tells of it: not who judged it, nor what anybody wrote."""
    event = CorrectionJudged(
        occurred_at=now,
        correction_id=judged.correction_id,
        place_id=judged.place_id,
        nom=judged.nom,
        outcome=judged.settled.judgement.outcome,
    )
    return entry(event, {})


def correction_from(document: Json) -> Correction:
    """The correction that a document tells of."""
    names = Correction.__dataclass_fields__.keys() & document.keys()
    fields = {name: document[name] for name in names}
    told = {"territories": tuple(document["territories"]), "decision": _decision_from(document)}
    return Correction(correction_id=document["_id"], **{**fields, **told})


def _decision_from(document: Json) -> Decision | None:
    if not (kept := document["decision"]):
        return None
    return Decision(
        judgement=Judgement.model_validate(kept["judgement"]),
        revision=kept["revision"],
        by=Actor.model_validate(kept["by"]),
        at=kept["at"],
        command=Command.model_validate(kept["command"]),
    )
