"""Communes, as a visitor chooses among them."""

from pydantic import BaseModel, ConfigDict


class Commune(BaseModel):
    """A commune with its centre or, where no gazetteer tells it, the middle of its places; in WGS84
    degrees.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    nom: str
    code_postal: str
    latitude: float
    longitude: float


class FoundCommunes(BaseModel):
    """Those that a name or a postcode may mean, the likeliest first."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    communes: tuple[Commune, ...] = ()
