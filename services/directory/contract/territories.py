"""Territories as people know them."""

from pydantic import BaseModel, ConfigDict


class NamedTerritory(BaseModel):
    """A territory such as ``bv:tours``, and what people call it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    code: str
    nom: str
