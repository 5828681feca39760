"""Saying of places in which territories they are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pymongo.database import Database

from services.directory.contract.gazetteer.gazetteer import Gazetteer
from services.directory.contract.gazetteer.opening import gazetteer_if_any
from services.directory.places.place import Place
from services.directory.territories.store import TerritoryTables
from services.directory.territories.territory import commune_of, territories_of

Json = dict[str, Any]


class PlaceTerritories:
    """From the gazetteer, when there is one, and the tables as they are now."""

    def __init__(self, database: Database[Json]) -> None:
        self._tables = TerritoryTables(database)

    def told_of(self, places: Sequence[Place]) -> list[Place]:
        """The same places, each with its territories; the tables are read once for all."""
        gazetteer = gazetteer_if_any()
        codes = [_code(place, gazetteer) for place in places]
        assigned = self._tables.of(codes)
        return [
            replace(place, territories=territories_of(place.details, gazetteer, assigned[code]))
            for place, code in zip(places, codes, strict=True)
        ]


def _code(place: Place, gazetteer: Gazetteer | None) -> str:
    """The commune's code of today; what the place says, when nobody knows better."""
    if commune := commune_of(place.details, gazetteer):
        return commune.code_insee
    return place.details.code_insee if place.details else ""
