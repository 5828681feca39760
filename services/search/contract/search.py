"""What can be asked of search, and what it answers."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from services.directory.contract.freshness import Freshness
from services.directory.contract.place import PlaceSnapshot

Words = tuple[str, ...]


class PlaceSearch(BaseModel):
    """Words, a point, and filters: values of one filter are alternatives, filters add up.

    With a point alone the nearest come first; with words alone the most relevant; with both,
    relevance fades with distance. Without either, places come by name. ``within_km`` needs a point.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: str = Field("", max_length=200)
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    within_km: float | None = Field(None, gt=0, le=500)
    services: Words = ()
    publics_specifiquement_adresses: Words = ()
    prise_en_charge_specifique: Words = ()
    frais_a_charge: Words = ()
    modalites_acces: Words = ()
    modalites_accompagnement: Words = ()
    dispositif_programmes_nationaux: Words = ()
    commune: Words = ()
    code_postal: Words = ()
    limit: int = Field(20, ge=1, le=100)
    cursor: str | None = Field(None, max_length=500)

    @model_validator(mode="after")
    def _a_radius_needs_a_point(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give both latitude and longitude, or neither")
        if self.within_km is not None and self.latitude is None:
            raise ValueError("within_km needs a point: give near=latitude,longitude")
        return self


FILTERS = (
    "services",
    "publics_specifiquement_adresses",
    "prise_en_charge_specifique",
    "frais_a_charge",
    "modalites_acces",
    "modalites_accompagnement",
    "dispositif_programmes_nationaux",
    "commune",
    "code_postal",
)


class FoundPlace(BaseModel):
    """One place found, whole.

    ``distance_m`` is from the point asked, in metres; None without one.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    place: PlaceSnapshot
    distance_m: int | None = None
    freshness: Freshness


class FoundPlaces(BaseModel):
    """One page of what was found; ``total`` counts all of it, ``next_cursor`` leads on."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    total: int
    places: tuple[FoundPlace, ...]
    next_cursor: str | None = None
