"""A merge as MongoDB keeps it."""

from dataclasses import asdict
from typing import Any

from services.directory.contract.merges import MergeOutcome
from services.directory.contract.revision import Actor
from services.directory.merges.former import Former
from services.directory.merges.merge import Merge, Undoing

Json = dict[str, Any]


def fields_of(merge: Merge) -> Json:
    """Everything of the document but its id and its outbox."""
    return {
        "outcome": merge.outcome.model_dump(),
        "place_ids": [merge.outcome.kept, merge.outcome.replaced],
        "by": _who(merge.by),
        "fingerprint": merge.fingerprint,
        "chosen": dict(merge.chosen),
        "moving": list(merge.moving),
        "former": _former_document(merge.former),
        "is_open": merge.is_open,
        "undone": _undone_document(merge.undone),
    }


def _former_document(former: Former | None) -> Json | None:
    return {**asdict(former), "professional": list(former.professional)} if former else None


def _undone_document(undone: Undoing | None) -> Json | None:
    return {"by": _who(undone.by), "at": undone.at} if undone else None


def _who(by: Actor) -> Json:
    return by.model_dump(include={"person_id", "role", "via"})


def merge_from(kept: Json) -> Merge:
    """The merge that a document tells of."""
    return Merge(
        outcome=MergeOutcome.model_validate(kept["outcome"]),
        by=Actor.model_validate(kept["by"]),
        fingerprint=kept["fingerprint"],
        chosen=kept["chosen"],
        moving=tuple(kept["moving"]),
        former=_former_from(kept.get("former")),
        is_open=kept["is_open"],
        undone=_undone_from(kept["undone"]),
        revision=kept["revision"],
    )


def _former_from(kept: Json | None) -> Former | None:
    return Former(**{**kept, "professional": tuple(kept["professional"])}) if kept else None


def _undone_from(kept: Json | None) -> Undoing | None:
    return Undoing(Actor.model_validate(kept["by"]), kept["at"]) if kept else None
