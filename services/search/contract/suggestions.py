"""What may be meant by what is typed so far."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Kind = Literal["commune", "service", "place"]


class SuggestionSearch(BaseModel):
    """What is typed so far, and perhaps where; the last word may be unfinished."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: str = Field("", max_length=200)
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    limit: int = Field(4, ge=1, le=10, description="of each kind")

    @model_validator(mode="after")
    def _a_point_has_two_coordinates(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give both latitude and longitude, or neither")
        return self


class Suggestion(BaseModel):
    """One thing that may be meant.

    Of a commune ``text`` is its name, ``detail`` the postcode, and there is a point: its centre. Of
    a service it is the value of the filter. Of a place it is its name, ``detail`` its commune.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: Kind
    text: str
    detail: str = ""
    place_id: str = ""
    latitude: float | None = None
    longitude: float | None = None


class Suggestions(BaseModel):
    """The likeliest of each kind first; communes, then services, then places."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    suggestions: tuple[Suggestion, ...] = ()
