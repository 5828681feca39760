"""Undoing a merge: what each of the two says again. Pure.

What the kept place took over it gives back, also how far it is trusted, but for what somebody said
since. What happened to it otherwise stays; so do its keepers, who were told that they keep it.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from services.directory.contract.history import HistoryLine
from services.directory.contract.place import PlaceDetails
from services.directory.merges.former import Former, as_formerly
from services.directory.merges.merge import Merge, Undoing
from services.directory.merges.refusals import BeingMerged, NotSeparable
from services.directory.merges.taking_over import dated
from services.directory.places.differences import differences
from services.directory.places.facts import Said, Separated
from services.directory.places.place import Place
from services.wire.errors import Reason

Json = dict[str, Any]


def must_be_separable(merge: Merge, kept: Place, other: Place) -> None:
    """Raises BeingMerged, or NotSeparable unless the one is shown and stands for the other."""
    if merge.is_open:
        raise BeingMerged()
    outcome = merge.outcome
    if kept.withdrawn:
        now = f"it was merged into {kept.replaced_by}" if kept.replaced_by else "it is withdrawn"
        raise NotSeparable(Reason(field=outcome.kept, message=now))
    if other.details is None or other.replaced_by != outcome.kept:
        raise NotSeparable(Reason(field=outcome.replaced, message="nothing is left of it"))


def returned(other: Place, kept_id: str, undoing: Undoing) -> Place:
    """Shown again, as it was hidden; itself when it leads elsewhere, or nothing is left of it."""
    if other.replaced_by != kept_id or other.details is None:
        return other
    fact = Separated(undoing.by, undoing.at, {}, {"separated": kept_id})
    return replace(other, withdrawn=False, replaced_by="").after(fact)


def giving_back(
    kept: Place,
    other: Place,
    undoing: Undoing,
    former: Former | None,
    lines: Iterable[HistoryLine],
) -> Place:
    """Without what it took over, as its history tells, and trusted as it was formerly; itself when
    it did so before.
    """
    if kept.withdrawn or kept.details is None or other.place_id not in kept.replaces:
        return kept
    own = _before(kept.details, _line_of(other.place_id, lines))
    details = dated(kept.details, own, undoing.at)
    before, after = differences(kept.details, details)
    said = Said(undoing.by.role, undoing.at)
    gone = {*other.replaces, other.place_id}
    alone = as_formerly(kept, other, former) if former else kept
    return replace(
        alone,
        details=details,
        provenance={**kept.provenance, **dict.fromkeys(after, said)},
        replaces=tuple(each for each in kept.replaces if each not in gone),
    ).after(Separated(undoing.by, undoing.at, before, {**after, "separated": other.place_id}))


def _line_of(replaced: str, lines: Iterable[HistoryLine]) -> HistoryLine | None:
    """The last time it took that one over."""
    merged = [line for line in lines if line.after.get("replaces") == replaced]
    return max(merged, key=lambda line: line.revision, default=None)


def _before(details: PlaceDetails, line: HistoryLine | None) -> PlaceDetails:
    if line is None:
        return details
    told: Json = details.model_dump(mode="json")
    unchanged = (name for name in line.before if told.get(name) == line.after[name])
    return PlaceDetails.model_validate({**told, **{name: line.before[name] for name in unchanged}})
