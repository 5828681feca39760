"""What can be asked of search, and what it answers."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from services.directory.contract.freshness import Freshness
from services.directory.contract.hours.opening import Opening
from services.directory.contract.place import PlaceSnapshot
from services.search.contract.answers import Facet, Match, Widening
from services.search.contract.opening import Moment, Window

Words = tuple[str, ...]
BoundingBox = tuple[float, float, float, float]
Key = Annotated[str, Field(min_length=1, max_length=36)]


class PlaceSearch(BaseModel):
    """Words, a point, and filters: values of one filter are alternatives, filters add up.

    With a point alone the nearest come first; with words alone the most relevant; with both,
    relevance fades with distance. Without either, places come by name. ``within_km`` needs a point.
    ``bbox`` is west, south, east and north in degrees, as GeoJSON has it.

    A place that names no public is for everybody, and found for each. ``territories`` are codes as
    places carry them (``bv:tours``); ``fiche_acces_libre`` has one value, « oui »: its access is
    described there. Where the standard's words alone say that English is spoken, ``langues`` says
    « Anglais » too. ``open_during`` are alternatives; hours that are not known are not open, nor is
    what opens by appointment only. Suspended places are never found. ``with_workshops`` leaves
    those that have a workshop to come. ``keys`` are those of places on a map. ``with_facets`` asks
    for the counts.
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
    formations_labels: Words = ()
    itinerance: Words = ()
    fiche_acces_libre: Words = ()
    langues: Words = ()
    accessibilite: Words = ()
    equipements: Words = ()
    territories: Words = ()
    freshness: tuple[Freshness, ...] = ()
    commune: Words = ()
    code_postal: Words = ()
    open_now: bool = False
    open_at: Moment | None = None
    open_during: Annotated[tuple[Window, ...], Field(max_length=14)] = ()
    with_workshops: bool = False
    place_ids: Annotated[tuple[Key, ...], Field(max_length=100)] = ()
    keys: Annotated[tuple[Key, ...], Field(max_length=100)] = ()
    bbox: BoundingBox | None = None
    with_facets: bool = False
    limit: int = Field(20, ge=1, le=100)
    cursor: str | None = Field(None, max_length=500)

    @model_validator(mode="after")
    def _a_radius_needs_a_point(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give both latitude and longitude, or neither")
        if self.within_km is not None and self.latitude is None:
            raise ValueError("within_km needs a point: give near=latitude,longitude")
        return self

    @field_validator("bbox")
    @classmethod
    def _south_is_below_north(cls, bbox: BoundingBox | None) -> BoundingBox | None:
        if bbox and not (-180 <= bbox[0] <= bbox[2] <= 180 and -90 <= bbox[1] <= bbox[3] <= 90):
            raise ValueError("give west,south,east,north in degrees; west before east")
        return bbox


FILTERS = (
    "services",
    "publics_specifiquement_adresses",
    "prise_en_charge_specifique",
    "frais_a_charge",
    "modalites_acces",
    "modalites_accompagnement",
    "dispositif_programmes_nationaux",
    "formations_labels",
    "itinerance",
    "fiche_acces_libre",
    "langues",
    "accessibilite",
    "equipements",
    "territories",
    "commune",
    "code_postal",
)
"""The filters whose values are compared as words, without case, accents or punctuation."""

FACETS = (*(name for name in FILTERS if name not in ("commune", "code_postal")), "freshness")
"""The filters that are counted."""


class FoundPlace(BaseModel):
    """One place found, whole.

    ``distance_m`` is from the point asked, in metres; None without one. ``opening`` is that of the
    moment of the answer. ``matches`` say why it was found; none where no words were asked.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    place: PlaceSnapshot
    distance_m: int | None = None
    freshness: Freshness
    opening: Opening = Opening(state="unknown")
    matches: tuple[Match, ...] = ()


class FoundPlaces(BaseModel):
    """One page of what was found; ``total`` counts all of it, ``next_cursor`` leads on.

    ``facets`` are there when they were asked for. ``did_you_mean`` is the question with its typing
    errors mended, which is what was answered; empty where there is none. Where nothing is found,
    ``wider`` says what would find something, the most first.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    total: int
    places: tuple[FoundPlace, ...]
    next_cursor: str | None = None
    facets: tuple[Facet, ...] = ()
    did_you_mean: str = ""
    wider: tuple[Widening, ...] = ()
