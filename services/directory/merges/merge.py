"""A merge, decided: the intent from which all its writes follow. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID, uuid5

from services.directory.contract.duplicates import Duplicate
from services.directory.contract.merge_units import UNITS
from services.directory.contract.merges import MergeChoice, MergeOutcome
from services.directory.contract.revision import Actor, Command
from services.directory.merges.former import Former, former_of
from services.directory.merges.refusals import NotMergeable, PairChangedMeanwhile
from services.directory.merges.taking_over import taken
from services.directory.places.facts import Withdrawn
from services.directory.places.place import Place
from services.directory.receipts import KeyReused
from services.wire.errors import Invalid, Reason

MERGES = UUID("b0b7a3a2-6f0e-5d0b-9a51-3c0f4b6f7c11")
Places = Mapping[str, Place]


@dataclass(frozen=True)
class Decision:
    """Who decides, by which command, and when."""

    by: Actor
    command: Command
    at: datetime


@dataclass(frozen=True)
class Undoing:
    """Who undid it, and when."""

    by: Actor
    at: datetime


@dataclass(frozen=True)
class Merge:
    """``outcome`` says which place takes the place of which; ``chosen``, of some fields, whose word
    counts; ``moving`` are the workshops that follow; ``former`` is what the kept place was, None of
    a merge that was decided before that was recorded. ``is_open`` while something of it, or of its
    undoing, is yet to be written.
    """

    outcome: MergeOutcome
    by: Actor
    fingerprint: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    moving: tuple[str, ...] = ()
    former: Former | None = None
    is_open: bool = True
    undone: Undoing | None = None
    revision: int = 0

    def for_command(self, command: Command) -> "Merge":
        """Itself, for the command that decided it. Raises KeyReused for any other."""
        if command.fingerprint != self.fingerprint:
            raise KeyReused()
        return self


def merge_id_of(command: Command) -> str:
    """The id of the merge that this command decides, however often it is sent."""
    return str(uuid5(MERGES, command.key))


def decided(
    pair: Duplicate,
    places: Places,
    moving: tuple[str, ...],
    choice: MergeChoice,
    decision: Decision,
) -> Merge:
    """What was chosen, if both are shown as they were read; ``moving`` are the other's workshops.

    Raises Invalid, NotMergeable or PairChangedMeanwhile, each with its reasons.
    """
    if wrong := [*_wrong_choices(pair, choice)]:
        raise Invalid("invalid_request", "Correct the fields named below.", wrong)
    if missing := [*_not_shown(pair, places)]:
        raise NotMergeable(missing)
    if stale := [*_stale(pair, places, choice)]:
        raise PairChangedMeanwhile(stale)
    other = other_of(pair, choice.keep)
    outcome = MergeOutcome(
        merge_id=merge_id_of(decision.command),
        pair_id=pair.pair_id,
        kept=choice.keep,
        replaced=other,
        taken=taken(places[choice.keep], places[other], choice.fields),
        workshops=len(moving),
        at=decision.at,
    )
    former = former_of(places[choice.keep])
    fingerprint = decision.command.fingerprint
    return Merge(outcome, decision.by, fingerprint, choice.fields, moving, former)


def other_of(pair: Duplicate, place_id: str) -> str:
    """The one of the pair that it is not."""
    first, second = pair.place_ids
    return second if place_id == first else first


def hidden(place: Place, merge: Merge) -> Place:
    """No longer shown: its id leads to the kept place from now on."""
    kept = merge.outcome.kept
    fact = Withdrawn(merge.by, merge.outcome.at, {}, {"replaced_by": kept})
    return replace(place, withdrawn=True, replaced_by=kept).after(fact)


def _wrong_choices(pair: Duplicate, choice: MergeChoice) -> Iterator[Reason]:
    if choice.keep not in pair.place_ids:
        yield Reason(field="keep", message="this is none of the two")
    for name, place_id in choice.fields.items():
        if name not in UNITS:
            yield Reason(field=f"fields.{name}", message=f"choose among {', '.join(UNITS)}")
        elif place_id not in pair.place_ids:
            yield Reason(field=f"fields.{name}", message="this is none of the two")


def _not_shown(pair: Duplicate, places: Places) -> Iterator[Reason]:
    for place_id in pair.place_ids:
        place = places.get(place_id)
        if place and place.replaced_by:
            yield Reason(field=place_id, message=f"it was merged into {place.replaced_by}")
        elif place is None or place.withdrawn:
            yield Reason(field=place_id, message="it is no longer shown")


def _stale(pair: Duplicate, places: Places, choice: MergeChoice) -> Iterator[Reason]:
    for place_id in pair.place_ids:
        revision = places[place_id].revision
        if choice.revisions.get(place_id) != revision:
            yield Reason(field=f"revisions.{place_id}", message=f"it is at revision {revision}")
