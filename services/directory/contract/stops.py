"""Where an itinerant place stops, and when."""

from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from services.directory.contract.texts import CodeInsee, Hours, Line, on_one_line, text


class Stop(BaseModel):
    """``horaires`` is OSM's ``opening_hours``, by the clocks there; empty when nobody has said, or
    when ``hours_text`` could not be read. ``latitude`` and ``longitude`` are WGS84 degrees, both
    or neither.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    nom: str = Field(examples=["Place de la Mairie"])
    commune: str = Field("", examples=["Neuvy-le-Roi"])
    code_insee: str = Field("", examples=["37170"])
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    horaires: str = Field("", examples=["Tu[2] 09:00-12:00"])
    hours_text: str = ""


class StopDraft(BaseModel):
    """A stop as somebody may say it: ``horaires`` may also be French."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    nom: Annotated[str, text(300, shortest=1), AfterValidator(on_one_line)] = Field(
        examples=["Place de la Mairie"]
    )
    commune: Line = Field("", examples=["Neuvy-le-Roi"])
    code_insee: CodeInsee = Field("", examples=["37170"])
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    horaires: Hours = Field("", examples=["Tu[2] 09:00-12:00"])

    @model_validator(mode="after")
    def _a_point_has_two_coordinates(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give both latitude and longitude, or neither")
        return self
