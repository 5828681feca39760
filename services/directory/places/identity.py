"""What makes a place the same place. Pure."""

from uuid import UUID, uuid5

PLACES = UUID("6f1d3c1e-3a53-5d0a-9c58-6a6f0f7a7d11")


def place_id_of(source: str, standard_id: str) -> str:
    """The place's id, the same each time its source is imported. Ids are never reused."""
    return str(uuid5(PLACES, f"{source}/{standard_id}"))
