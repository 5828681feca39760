"""What helps to find places, as an address asks for it."""

from pydantic import BaseModel, ConfigDict, Field

from services.gateway.around import Box, Point
from services.gateway.queries import PlaceFilters


class MapQuery(PlaceFilters):
    """Which places are shown on a map."""

    zoom: int = Field(
        8, ge=0, le=19, description="0 shows the world on a tile of 256 pixels.", examples=[9]
    )


class LabelQuery(BaseModel):
    """Which stretch of the map is to be read."""

    model_config = ConfigDict(frozen=True)

    bbox: Box = Field(
        description="West, south, east and north in degrees (WGS84).",
        examples=["0.4,47.2,1.1,47.6"],
    )
    limit: int = Field(60, ge=1, le=200, description="How many communes to name at most.")


class SuggestionQuery(BaseModel):
    """What is typed so far."""

    model_config = ConfigDict(frozen=True)

    q: str = Field(
        "", max_length=200, description="The last word may be unfinished.", examples=["table"]
    )
    near: Point | None = Field(
        None, description="What is near comes first: latitude,longitude in degrees (WGS84)."
    )
    limit: int = Field(4, ge=1, le=10, description="How many of each kind at most.")
