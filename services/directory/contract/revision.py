"""How a place is changed: what may be said, by whom, and the receipt that comes back."""

from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from services.directory.contract.dated_hours import ExceptionalHoursDraft
from services.directory.contract.stops import StopDraft
from services.directory.contract.texts import (
    Courriel,
    EachOnce,
    Hours,
    Line,
    OptionalWebAddress,
    Paragraph,
    Readable,
    Telephone,
    WebAddress,
    at_most_one_of,
    on_one_line,
    text,
)
from services.directory.contract.vocabulary import (
    REDUCED_MOBILITY,
    Accessibilite,
    Equipement,
    Frais,
    Itinerance,
    Langue,
    ModaliteAcces,
    ModaliteAccompagnement,
    PriseEnCharge,
    Public,
    Service,
)


class PlaceChanges(BaseModel):
    """The fields an editor may change; only those that are given do change.

    An empty text or list says that there is none. Words are the standard's own, or ours where it
    has none. ``horaires`` may also be French: what is read of it is kept in OSM's form, and the
    text as ``hours_text``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    nom: Annotated[str, text(300, shortest=1), AfterValidator(on_one_line)] = ""
    adresse: Line = ""
    complement_adresse: Line = ""
    telephone: Telephone = Field("", examples=["+33247000000"])
    courriels: Annotated[tuple[Courriel, ...], Field(max_length=10), EachOnce] = ()
    site_web: Annotated[tuple[WebAddress, ...], Field(max_length=10), EachOnce] = ()
    horaires: Hours = Field("", examples=["Mo-Fr 09:30-12:00,14:00-16:30"])
    exceptional_hours: Annotated[tuple[ExceptionalHoursDraft, ...], Field(max_length=50)] = ()
    stops: Annotated[tuple[StopDraft, ...], Field(max_length=50)] = ()
    presentation_resume: Annotated[str, text(280), Readable] = ""
    presentation_detail: Paragraph = ""
    itinerance: Annotated[tuple[Itinerance, ...], EachOnce] = ()
    services: Annotated[tuple[Service, ...], EachOnce] = ()
    publics_specifiquement_adresses: Annotated[tuple[Public, ...], EachOnce] = ()
    prise_en_charge_specifique: Annotated[tuple[PriseEnCharge, ...], EachOnce] = ()
    frais_a_charge: Annotated[tuple[Frais, ...], EachOnce] = ()
    modalites_acces: Annotated[tuple[ModaliteAcces, ...], EachOnce] = ()
    modalites_accompagnement: Annotated[tuple[ModaliteAccompagnement, ...], EachOnce] = ()
    fiche_acces_libre: OptionalWebAddress = ""
    prise_rdv: OptionalWebAddress = ""
    langues: Annotated[tuple[Langue, ...], EachOnce] = ()
    accessibilite: Annotated[
        tuple[Accessibilite, ...], EachOnce, at_most_one_of(*REDUCED_MOBILITY)
    ] = ()
    equipements: Annotated[tuple[Equipement, ...], EachOnce] = ()


Role = Literal[
    "resident",
    "editor",
    "prescriber",
    "referent",
    "region_admin",
    "operator",
    "api_client",
    "import",
]


class Actor(BaseModel):
    """Who does something: an opaque person, as what, for which places or territories, and through
    which door.

    The door (``via``) is a word such as ``api``, ``page`` or ``import:tours.csv``; never an
    address.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    person_id: str
    role: Role
    via: str
    place_ids: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()


WithdrawalReason = Literal["", "closed", "helps_no_more", "never_existed", "refuses"]
"""Why a place is withdrawn: it closed, it helps nobody with digital life any more, it was listed by
mistake, its structure refuses to be listed; empty when nobody said. No words: they may name people.
"""


class Withdrawal(BaseModel):
    """Why, as it is sent."""

    model_config = ConfigDict(frozen=True)

    reason: WithdrawalReason = Field("", description="Why it is no longer shown.")


class Period(BaseModel):
    """For how many days a confirmation holds; None leaves that to the territory."""

    model_config = ConfigDict(frozen=True)

    days: Annotated[int, Field(ge=30, le=365)] | None = Field(examples=[180])


class Command(BaseModel):
    """What makes a command harmless twice: its key, and the fingerprint of what it asked."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: str = Field(min_length=1, max_length=255)
    fingerprint: str


class Receipt(BaseModel):
    """What came of a command: the place's revision after it, and the fields that changed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    place_id: str
    revision: int
    changed: tuple[str, ...]
    at: AwareDatetime
