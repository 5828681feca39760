"""What a place offers: each of the standard's services that it has, under an id of its own."""

from collections.abc import Iterable

import uuid_utils
from pydantic import BaseModel, ConfigDict

from services.directory.contract.place import PlaceSnapshot

OFFERS = uuid_utils.UUID("0b9d7f2a-6c41-5e58-9a0e-3f1d2c7b8a64")


class Offer(BaseModel):
    """One service of a place; ``service`` is empty where nobody has said which it has."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    offer_id: str
    service: str
    place: PlaceSnapshot


class OfferPage(BaseModel):
    """Some of all offers of the places that are shown; ``total`` counts them all."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    total: int
    offers: tuple[Offer, ...]


class ShownPlaces(BaseModel):
    """Some of all places that are shown; ``total`` counts them all."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    total: int
    places: tuple[PlaceSnapshot, ...]


def offer_ids_of(place_id: str, services: Iterable[str]) -> dict[str, str]:
    """Each service under a UUIDv5, the same as long as the place has it. Ids are never reused.

    Every place has one at least.
    """
    said = dict.fromkeys(services) or {"": None}
    return {str(uuid_utils.uuid5(OFFERS, f"{place_id}/{service}")): service for service in said}


def offers_of(place: PlaceSnapshot) -> tuple[Offer, ...]:
    """In the order in which its services are said."""
    return tuple(
        Offer(offer_id=offer_id, service=service, place=place)
        for offer_id, service in offer_ids_of(place.place_id, place.services).items()
    )
