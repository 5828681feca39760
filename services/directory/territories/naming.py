"""What people call a territory: from the imported tables, the gazetteer, and the lists of France's
departments and regions.
"""

from collections.abc import Iterable
from typing import Any

from pymongo.database import Database

from services.directory.contract.france import DEPARTEMENTS, REGIONS
from services.directory.contract.gazetteer.opening import gazetteer_if_any
from services.directory.contract.territories import NamedTerritory
from services.directory.territories.store import TerritoryTables

Json = dict[str, Any]


class TerritoryNames:
    """The names as they are now."""

    def __init__(self, database: Database[Json]) -> None:
        self._tables = TerritoryTables(database)

    def of(self, codes: Iterable[str]) -> tuple[NamedTerritory, ...]:
        """Each with its name, by name; one that nobody has named is called by its code."""
        named = [NamedTerritory(code=code, nom=self._name(code) or code) for code in codes]
        return tuple(sorted(named, key=lambda each: (each.nom, each.code)))

    def _name(self, territory: str) -> str:
        kind, _, code = territory.partition(":")
        if imported := self._tables.name_of(kind, code):
            return imported
        if kind == "epci" and (gazetteer := gazetteer_if_any()):
            return gazetteer.epci_named(code)
        return {"dep": DEPARTEMENTS, "reg": REGIONS}.get(kind, {}).get(code, "")
