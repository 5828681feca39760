"""What may be asked in an address, and the search that it means."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from services.search.contract.search import FILTERS, PlaceSearch
from services.wire.parse import parse

MOST_VALUES = 12
Word = Annotated[str, Field(max_length=100)]
Words = Annotated[tuple[Word, ...], Field(max_length=MOST_VALUES)]


def _point(text: str) -> str:
    latitude, longitude = (float(part) for part in text.split(","))
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError("write it as latitude,longitude in degrees: 47.394,0.704")
    return text


class PlaceQuery(BaseModel):
    """Parameters of a search for places. A list is a repeated parameter."""

    model_config = ConfigDict(frozen=True)

    q: str = Field(
        "",
        max_length=200,
        description="Words; one of several may be missing.",
        examples=["ateliers tablette"],
    )
    near: Annotated[str, AfterValidator(_point)] | None = Field(
        None,
        pattern=r"^-?\d{1,2}(\.\d{1,12})?,-?\d{1,3}(\.\d{1,12})?$",
        description="A point, as latitude,longitude in degrees (WGS84).",
        examples=["47.35,0.66"],
    )
    within_km: float | None = Field(
        None,
        gt=0,
        le=500,
        allow_inf_nan=False,
        description="How far from `near`, in kilometres.",
        examples=[10],
    )
    services: Words = ()
    publics_specifiquement_adresses: Words = ()
    prise_en_charge_specifique: Words = ()
    frais_a_charge: Words = ()
    modalites_acces: Words = ()
    modalites_accompagnement: Words = ()
    dispositif_programmes_nationaux: Words = ()
    commune: Words = ()
    code_postal: Words = ()
    limit: int = Field(20, ge=1, le=100, description="How many places to answer at most.")
    cursor: str | None = Field(
        None, max_length=500, description="Opaque; `next_cursor` of the page before."
    )


class CommuneQuery(BaseModel):
    """Which commune is meant."""

    model_config = ConfigDict(frozen=True)

    q: str = Field(
        "",
        max_length=100,
        description="A name or a postcode, or how either begins.",
        examples=["tours"],
    )


def to_search(query: PlaceQuery) -> PlaceSearch:
    """The search that these parameters mean. Raises Invalid as PlaceSearch does."""
    latitude, longitude = query.near.split(",") if query.near else (None, None)
    asked = {name: getattr(query, name) for name in (*FILTERS, "q", "within_km", "limit", "cursor")}
    return parse(PlaceSearch, {**asked, "latitude": latitude, "longitude": longitude})
