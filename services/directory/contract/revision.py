"""How a place is changed: what may be said, by whom, and the receipt that comes back."""

from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from services.directory.contract.vocabulary import (
    Frais,
    Itinerance,
    ModaliteAcces,
    ModaliteAccompagnement,
    PriseEnCharge,
    Public,
    Service,
)


def _readable(words: str) -> str:
    if any(ord(character) < 32 and character not in "\n\t" for character in words):
        raise ValueError("control characters are not allowed")
    return words


def on_one_line(line: str) -> str:
    """The line; refused when it is several, or holds control characters."""
    if "\n" in line:
        raise ValueError("write it on one line")
    return _readable(line)


def text(longest: int, pattern: str | None = None, shortest: int = 0) -> StringConstraints:
    """A text without spaces around it, and how long it may be."""
    return StringConstraints(
        strip_whitespace=True, min_length=shortest, max_length=longest, pattern=pattern
    )


_Readable = AfterValidator(_readable)
_EachOnce = AfterValidator(lambda values: tuple(dict.fromkeys(values)))

Line = Annotated[str, text(300), AfterValidator(on_one_line)]
Paragraph = Annotated[str, text(5000), _Readable]
# The standard's own pattern, and room for an empty value: nobody has said.
Telephone = Annotated[
    str,
    text(16, r"^$|^(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+508|\+681)(\d){6,9}$"),
]
Courriel = Annotated[str, text(254, r"^[^@\s|]+@[^@\s|]+\.[^@\s|]+$"), _Readable]
WebAddress = Annotated[str, text(500, r"^https?://[^\s|<>\"]+$"), _Readable]
OptionalWebAddress = Annotated[str, text(500, r"^$|^https?://[^\s|<>\"]+$"), _Readable]


class PlaceChanges(BaseModel):
    """The fields an editor may change; only those that are given do change.

    An empty text or list says that there is none. Words are the standard's own.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    nom: Annotated[str, text(300, shortest=1), AfterValidator(on_one_line)] = ""
    adresse: Line = ""
    complement_adresse: Line = ""
    telephone: Telephone = Field("", examples=["+33247000000"])
    courriels: Annotated[tuple[Courriel, ...], Field(max_length=10), _EachOnce] = ()
    site_web: Annotated[tuple[WebAddress, ...], Field(max_length=10), _EachOnce] = ()
    horaires: Annotated[str, text(1000), _Readable] = Field(
        "", examples=["Mo-Fr 09:30-12:00,14:00-16:30"]
    )
    presentation_resume: Annotated[str, text(280), _Readable] = ""
    presentation_detail: Paragraph = ""
    itinerance: Annotated[tuple[Itinerance, ...], _EachOnce] = ()
    services: Annotated[tuple[Service, ...], _EachOnce] = ()
    publics_specifiquement_adresses: Annotated[tuple[Public, ...], _EachOnce] = ()
    prise_en_charge_specifique: Annotated[tuple[PriseEnCharge, ...], _EachOnce] = ()
    frais_a_charge: Annotated[tuple[Frais, ...], _EachOnce] = ()
    modalites_acces: Annotated[tuple[ModaliteAcces, ...], _EachOnce] = ()
    modalites_accompagnement: Annotated[tuple[ModaliteAccompagnement, ...], _EachOnce] = ()
    fiche_acces_libre: OptionalWebAddress = ""
    prise_rdv: OptionalWebAddress = ""


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


class Period(BaseModel):
    """For how many days a confirmation holds; None leaves that to the territory."""

    model_config = ConfigDict(frozen=True)

    days: Annotated[int, Field(ge=30, le=365)] | None


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
