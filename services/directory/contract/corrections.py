"""Corrections: what anybody may propose, and what those who keep a listing make of it."""

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.revision import PlaceChanges, Role
from services.directory.contract.texts import Readable, text

Section = Literal["hours", "services", "address", "contact", "gone"]
Outcome = Literal["accepted", "edited", "refused"]
State = Literal["proposed", "accepted", "edited", "refused"]
Json = dict[str, Any]
Remark = Annotated[str, text(1000), Readable]
Why = Annotated[str, text(500), Readable]

# Which fields of a listing each section is about; « gone » says that the place is no more.
SECTION_FIELDS: dict[Section, tuple[str, ...]] = {
    "hours": ("horaires",),
    "services": (
        *("services", "publics_specifiquement_adresses", "prise_en_charge_specifique"),
        *("frais_a_charge", "modalites_acces", "modalites_accompagnement"),
        *("langues", "accessibilite", "equipements"),
    ),
    "address": ("adresse", "complement_adresse"),
    "contact": ("telephone", "courriels", "site_web", "prise_rdv"),
    "gone": (),
}


class Proposal(BaseModel):
    """What is wrong in one section: the values that would be right, a remark, or both.

    ``changes`` may only hold fields of the section.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    section: Section
    changes: PlaceChanges = PlaceChanges()
    remark: Remark = Field("", examples=["Fermé le lundi depuis janvier."])


class Judgement(BaseModel):
    """``accepted`` as it was proposed, ``edited`` to ``changes`` instead, or ``refused``, and then
    ``reason`` tells the proposer why.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    outcome: Outcome
    changes: PlaceChanges = PlaceChanges()
    reason: Why = ""


class JudgementAsked(Judgement):
    """``place_id`` is that of the place which was read: a correction follows its place when that
    becomes one with another, whose revisions are others.
    """

    place_id: str = Field(max_length=100)


class ShownProposal(BaseModel):
    """A correction as its proposer may follow it; ``at`` is when it was proposed.

    ``proposed`` holds the values by field; ``reason`` is for who was refused.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    correction_id: str
    place_id: str
    nom: str
    section: Section
    state: State
    proposed: Json = {}
    remark: str = ""
    at: AwareDatetime
    judged_at: AwareDatetime | None = None
    reason: str = ""


class WaitingCorrection(BaseModel):
    """A correction as those see it who may judge it.

    ``before`` is what the listing said when it was proposed, ``place`` what it says now; ``role``
    says as what it was proposed: ``resident`` when nobody was signed in.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    correction: ShownProposal
    before: Json = {}
    role: Role
    place: PlaceSnapshot


class CorrectionPage(BaseModel):
    """A stretch of the corrections that wait, the oldest first; ``next_after`` is None on the last
    one.

    It may hold fewer than were asked for: those of withdrawn places are left out.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    corrections: tuple[WaitingCorrection, ...]
    next_after: str | None = None
    nom: Annotated[str, Field(description="The place's, when they are of one place.")] = ""
