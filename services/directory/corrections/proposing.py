"""What may be proposed in a section of a listing, and what may be made of it. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from services.directory.contract.corrections import SECTION_FIELDS, Judgement, Proposal, Section
from services.directory.contract.revision import Actor, Command, PlaceChanges
from services.directory.corrections.correction import Correction
from services.directory.corrections.refusals import (
    NothingProposed,
    NotOfThisSection,
    ReasonNeeded,
)
from services.directory.places.place import Place
from services.directory.rights import must_be_allowed

Json = Mapping[str, Any]


def proposed_for(
    place: Place, proposal: Proposal, by: Actor, command: Command, now: datetime
) -> Correction:
    """The correction that is proposed: only what the listing does not say already. Its id is the
    command's key, so that the command sent again is the same correction.

    Raises PlaceNotFound, Forbidden, NotOfThisSection, NothingProposed.
    """
    told = place.shown().model_dump(mode="json")
    must_be_allowed(by, "propose_correction", place.subject)
    changes = changes_of(proposal.section, proposal.changes)
    changed = {name: value for name, value in changes.items() if value != told[name]}
    if not (changed or proposal.remark or proposal.section == "gone"):
        raise NothingProposed()
    return Correction(
        correction_id=command.key,
        place_id=place.place_id,
        nom=str(told["nom"]),
        territories=place.subject.territories,
        section=proposal.section,
        proposed=changed,
        before={name: told[name] for name in changed},
        remark=proposal.remark,
        role=by.role,
        at=now,
        fingerprint=command.fingerprint,
    )


def settled_as(correction: Correction, judgement: Judgement) -> Judgement:
    """With the very fields that the listing is to say: those proposed when it is accepted.

    What was edited into what was proposed is accepted, and nothing is no edit. Raises
    NotOfThisSection, NothingProposed, ReasonNeeded.
    """
    proposed = PlaceChanges.model_validate(correction.proposed)
    if judgement.outcome == "refused":
        if not judgement.reason:
            raise ReasonNeeded()
        return judgement.model_copy(update={"changes": PlaceChanges()})
    given = changes_of(correction.section, judgement.changes)
    if judgement.outcome == "accepted" or given == correction.proposed:
        return judgement.model_copy(update={"outcome": "accepted", "changes": proposed})
    if not given:
        raise NothingProposed()
    return judgement


def changes_of(section: Section, changes: PlaceChanges) -> Json:
    """The fields that are given, as JSON values. Raises NotOfThisSection."""
    given = changes.model_dump(mode="json", exclude_unset=True)
    if others := given.keys() - set(SECTION_FIELDS[section]):
        raise NotOfThisSection(others)
    return given
