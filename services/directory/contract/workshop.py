"""A workshop: what its structure may say of it, and as others may know it."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from services.directory.contract.texts import Line, on_one_line, text
from services.directory.contract.vocabulary import Public, Service

LONGEST = timedelta(days=31)
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
Level = Literal["", "beginner", "intermediate", "advanced"]
Language = Annotated[str, text(3, r"^[a-z]{2,3}$")]
"""An ISO 639 code."""

_EachOnce = AfterValidator(lambda values: tuple(dict.fromkeys(values)))


class WorkshopDraft(BaseModel):
    """What a structure announces, as it is sent. ``theme`` is one of the standard's services.

    ``seats`` is None when nobody has said; ``price`` and ``registration`` are texts for people.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    titre: Annotated[str, text(200, shortest=1), AfterValidator(on_one_line)]
    theme: Service
    starts_at: AwareDatetime = Field(examples=["2027-03-02T14:00:00+01:00"])
    ends_at: AwareDatetime = Field(examples=["2027-03-02T16:00:00+01:00"])
    seats: int | None = Field(None, ge=1, le=10_000)
    level: Level = ""
    publics: Annotated[tuple[Public, ...], _EachOnce] = ()
    language: Language = "fr"
    price: Annotated[str, text(100), AfterValidator(on_one_line)] = Field("", examples=["2 €"])
    registration: Line = Field("", examples=["Par téléphone, la veille au plus tard"])

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if not timedelta(0) < self.ends_at - self.starts_at <= LONGEST:
            raise ValueError("a workshop ends after it starts, within a month")
        if not EARLIEST <= self.starts_at < LATEST:
            raise ValueError("a workshop starts in this century")
        return self


class WorkshopPlace(BaseModel):
    """Where it is: enough of the place to find it, to speak of it, and to know its territories."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    nom: str
    commune: str = ""
    code_postal: str = ""
    latitude: float | None = None
    longitude: float | None = None
    code_insee: str = ""
    territories: tuple[str, ...] = ()


class WorkshopDetails(BaseModel):
    """What is announced. Stored and told, so every word is accepted. ``demo`` marks invented ones;
    ``place`` is None only in what was announced before version 0.2.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    place_id: str
    titre: str
    theme: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    seats: int | None = Field(None, ge=1)
    publics: tuple[str, ...] = ()
    demo: bool = False
    level: str = ""
    language: str = "fr"
    price: str = ""
    registration: str = ""
    place: WorkshopPlace | None = None


class WorkshopSnapshot(WorkshopDetails):
    """A workshop at one revision."""

    workshop_id: str
    revision: int = Field(ge=1)


class ListedWorkshop(BaseModel):
    """A workshop as a rebuild needs it: ``workshop`` is None once it was cancelled."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    workshop_id: str
    revision: int = Field(ge=1)
    workshop: WorkshopSnapshot | None = None


class WorkshopPage(BaseModel):
    """A stretch of all workshops that are not over, ordered by ``workshop_id``; ``next_after`` is
    None on the last one.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    workshops: tuple[ListedWorkshop, ...]
    next_after: str | None = None


class WorkshopReceipt(BaseModel):
    """What came of a command about a workshop."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    workshop_id: str
    place_id: str
    revision: int
    at: AwareDatetime
