"""The imported tables of territories, in MongoDB."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pymongo import ReplaceOne
from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.contract.gazetteer.commune import city_of
from services.directory.territories.territory import Assigned

Json = dict[str, Any]


class Territory(NamedTuple):
    """One that was imported, and how many communes it has."""

    kind: str
    code: str
    nom: str
    communes: int


class TerritoryTables:
    """A document for each commune and kind, so that no commune is in two territories of a kind."""

    def __init__(self, database: Database[Json]) -> None:
        self._lines: Collection[Json] = database["commune_territories"]

    def keep(self, lines: Iterable[Assigned]) -> None:
        """From now on these communes are in these territories, and in no other of the kind."""
        writes = [
            ReplaceOne({"_id": f"{line.kind}/{line.code_insee}"}, line._asdict(), upsert=True)
            for line in lines
        ]
        self._lines.create_index([("code_insee", 1)])
        self._lines.create_index([("kind", 1), ("code", 1)])
        if writes:
            self._lines.bulk_write(writes, ordered=False)

    def of(self, codes: Iterable[str]) -> Mapping[str, Sequence[Assigned]]:
        """By INSEE code; an arrondissement is in its city's territories unless it has its own."""
        cities = {code: city_of(code) for code in codes}
        known: dict[str, list[Assigned]] = defaultdict(list)
        for kept in self._lines.find({"code_insee": {"$in": [*{*cities, *cities.values()}]}}):
            known[kept["code_insee"]].append(_line(kept))
        return {
            code: known[code] if city == code else [*known[city], *known[code]]
            for code, city in cities.items()
        }

    def name_of(self, kind: str, code: str) -> str:
        """What the last table calls it; empty when none has it."""
        kept = self._lines.find_one({"kind": kind, "code": code}, {"nom": 1})
        return str(kept["nom"]) if kept else ""

    def listed(self) -> list[Territory]:
        """All territories, by kind and name."""
        grouping: list[Json] = [
            {
                "$group": {
                    "_id": {"kind": "$kind", "code": "$code"},
                    "nom": {"$last": "$nom"},
                    "communes": {"$sum": 1},
                }
            },
            {"$sort": {"_id.kind": 1, "nom": 1, "_id.code": 1}},
        ]
        found = self._lines.aggregate(grouping)
        return [
            Territory(**each["_id"], nom=each["nom"], communes=each["communes"]) for each in found
        ]


def _line(kept: Json) -> Assigned:
    return Assigned(kept["code_insee"], kept["kind"], kept["code"], kept["nom"])
