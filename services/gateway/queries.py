"""What may be asked in an address, and the search that it means."""

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from services.directory.contract.freshness import Freshness
from services.gateway.around import MOST_VALUES, Around, Box, Words, point_of
from services.gateway.open_asked import Weekday, windows_of
from services.gateway.positions import numbers
from services.gateway.where import Meant
from services.search.contract.opening import Moment
from services.search.contract.search import FILTERS, Key, PlaceSearch
from services.wire.parse import parse

_SAME = (*FILTERS, "q", "freshness", "with_workshops", "keys", "limit", "cursor")


def _not_also_now(at: datetime | None, others: ValidationInfo) -> datetime | None:
    if at and others.data.get("open_now"):
        raise ValueError("ask for open_at or for open_now, not for both")
    return at


class PlaceFilters(Around):
    """Which places are meant. A list is a repeated parameter."""

    bbox: Box | None = Field(
        None, description="A stretch of the map, as west,south,east,north in degrees (WGS84)."
    )
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
    freshness: Annotated[tuple[Freshness, ...], Field(max_length=MOST_VALUES)] = ()
    commune: Words = ()
    code_postal: Words = ()

    keys: Annotated[tuple[Key, ...], Field(max_length=100)] = Field(
        (), description="Keys of points of the map."
    )

    with_workshops: bool = Field(False, description="Only places that have a workshop to come.")
    open_now: bool = Field(False, description="Only what is open at this minute.")
    open_at: Annotated[Moment | None, AfterValidator(_not_also_now)] = Field(
        None,
        description="Only what is open then: by the clocks of each place, or with an offset.",
        examples=["2026-11-28T15:00"],
    )
    open_on: Weekday | None = Field(
        None, description="Only what is open some time on the next such day, today included."
    )
    open_evenings: bool = Field(
        False, description="Only what is open some time after 18:00, in the next seven days."
    )


class PlaceQuery(PlaceFilters):
    """Parameters of a search for places."""

    facets: bool = Field(
        False, description="Also how many places there are for each value of each filter."
    )
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


class PagedQuery(BaseModel):
    """Which stretch of a list is meant."""

    model_config = ConfigDict(frozen=True)

    after: str | None = Field(
        None, max_length=200, description="Opaque; `next_after` of the stretch before."
    )
    limit: int = Field(50, ge=1, le=100, description="How many to answer at most.")


class TerritoryQuery(PagedQuery):
    """Which territory is meant, and which stretch of its list."""

    territory: str = Field(
        max_length=100,
        description="As places name theirs.",
        examples=["dep:37"],
    )


def to_search(query: PlaceQuery, today: date, meant: Meant | None = None) -> PlaceSearch:
    """The search that these parameters mean; ``meant`` is what ``where`` was found to be.

    Raises Invalid as PlaceSearch does.
    """
    asked = {name: getattr(query, name) for name in _SAME}
    opening = {
        "open_now": query.open_now,
        "open_at": query.open_at,
        "open_during": windows_of(query.open_on, query.open_evenings, today),
    }
    box = {"bbox": numbers(query.bbox) if query.bbox else None, "with_facets": query.facets}
    return parse(PlaceSearch, {**asked, **opening, **box, **point_of(query, meant)})
