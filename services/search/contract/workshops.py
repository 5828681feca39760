"""What can be asked about workshops, and what is answered."""

from typing import Annotated, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from services.directory.contract.workshop import WorkshopSnapshot

Word = Annotated[str, Field(max_length=200)]
Words = tuple[Word, ...]


class WorkshopSearch(BaseModel):
    """Workshops that are not over, the soonest first.

    Values of one filter are alternatives, filters add up. A workshop that names no public is for
    everybody. ``starts_from`` is the first moment of a start, ``starts_before`` the first after the
    last one. ``min_seats`` leaves out those that do not say how many seats they have. Words are
    looked for in its title, theme and place; one of several may be missing.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: str = Field("", max_length=200)
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    within_km: float | None = Field(None, gt=0, le=500)
    theme: Words = ()
    publics: Words = ()
    level: Words = ()
    language: Words = ()
    territories: Words = ()
    commune: Words = ()
    place_id: Words = ()
    starts_from: AwareDatetime | None = None
    starts_before: AwareDatetime | None = None
    min_seats: int | None = Field(None, ge=1, le=10_000)
    limit: int = Field(20, ge=1, le=100)
    cursor: str | None = Field(None, max_length=500)

    @model_validator(mode="after")
    def _it_does_not_contradict_itself(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give both latitude and longitude, or neither")
        if self.within_km is not None and self.latitude is None:
            raise ValueError("within_km needs a point")
        if self.starts_from and self.starts_before and self.starts_from >= self.starts_before:
            raise ValueError("starts_from comes before starts_before")
        return self


WORKSHOP_FILTERS = (
    "theme",
    "publics",
    "level",
    "language",
    "territories",
    "commune",
    "place_id",
)
"""The filters whose values are compared as words, without case, accents or punctuation."""


class FoundWorkshop(BaseModel):
    """One workshop found, whole; ``distance_m`` is from the point asked, None without one."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    workshop: WorkshopSnapshot
    distance_m: int | None = None


class FoundWorkshops(BaseModel):
    """One page of what was found; ``total`` counts all of it, ``next_cursor`` leads on."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    total: int
    workshops: tuple[FoundWorkshop, ...] = ()
    next_cursor: str | None = None
