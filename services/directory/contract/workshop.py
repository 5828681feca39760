"""A workshop as others may know it."""

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class WorkshopDetails(BaseModel):
    """What a structure announces: ``theme`` is one of the standard's services. ``demo`` marks
    invented ones.
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


class WorkshopSnapshot(WorkshopDetails):
    """A workshop at one revision."""

    workshop_id: str
    revision: int = Field(ge=1)
