"""What is asked of places and of workshops alike: words, and where."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from services.gateway.positions import BOX, POINT, is_box, is_point, numbers
from services.gateway.where import Meant

MOST_VALUES = 12
Word = Annotated[str, Field(max_length=100)]
Words = Annotated[tuple[Word, ...], Field(max_length=MOST_VALUES)]
Point = Annotated[str, Field(pattern=POINT), AfterValidator(is_point)]
Box = Annotated[str, Field(pattern=BOX), AfterValidator(is_box)]
Kilometres = Annotated[float, Field(gt=0, le=500, allow_inf_nan=False)]


def _not_also_where(near: str | None, others: ValidationInfo) -> str | None:
    if near and others.data.get("where"):
        raise ValueError("ask for where or for near, not for both")
    return near


def _needs_a_point(within_km: float | None, others: ValidationInfo) -> float | None:
    said = [others.data.get(name, "refused for itself") for name in ("near", "where")]
    if within_km and not any(said):
        raise ValueError("is counted from a point: give near or where too")
    return within_km


class Around(BaseModel):
    """Words, and a place with some way around it."""

    model_config = ConfigDict(frozen=True)

    q: str = Field(
        "",
        max_length=200,
        description="Words; one of several may be missing.",
        examples=["ateliers tablette"],
    )
    where: str = Field(
        "",
        max_length=200,
        description="A commune, a postcode or an address, instead of `near`.",
    )
    near: Annotated[Point | None, AfterValidator(_not_also_where)] = Field(
        None,
        description="A point, as latitude,longitude in degrees (WGS84).",
        examples=["47.35,0.66"],
    )
    within_km: Annotated[Kilometres | None, AfterValidator(_needs_a_point)] = Field(
        None, description="How far from `near` or `where`, in kilometres.", examples=[10]
    )


def point_of(query: Around, meant: Meant | None) -> Mapping[str, Any]:
    """The point and the radius as search takes them; ``meant`` is what ``where`` was found to be.

    Where nobody knows that, it is searched for as places write their commune.
    """
    if query.where and not meant:
        name = "code_postal" if query.where.isdecimal() else "commune"
        return {name: (query.where,)}
    if meant:
        latitude, longitude = meant.best.latitude, meant.best.longitude
    elif query.near:
        latitude, longitude = numbers(query.near)
    else:
        return {}
    return {"latitude": latitude, "longitude": longitude, "within_km": query.within_km}
