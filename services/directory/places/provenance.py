"""Whose word counts when a source describes a place again. Pure."""

from collections.abc import Mapping
from datetime import date, datetime

from services.directory.contract.place import PlaceDetails
from services.directory.places.facts import Said


def keeping_what_people_said(
    known: PlaceDetails, provenance: Mapping[str, Said], told: PlaceDetails
) -> PlaceDetails:
    """As the source tells it, but for what a person said since the source was updated."""
    kept = {
        name: getattr(known, name)
        for name, said in provenance.items()
        if said.by_a_person and not _is_newer(told.date_maj, said.at)
    }
    return told.model_copy(update=kept)


def _is_newer(updated: date | None, said_at: datetime) -> bool:
    return updated is not None and updated > said_at.date()
