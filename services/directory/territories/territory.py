"""Territories: ``dep:37``, ``reg:24``, ``epci:243700754``, ``bv:tours``. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

from services.directory.contract.gazetteer.commune import Commune, departement_of
from services.directory.contract.gazetteer.gazetteer import Gazetteer
from services.directory.contract.place import PlaceDetails
from services.directory.places.department import department_of


class Assigned(NamedTuple):
    """A line of a table: a commune is in at most one territory of a kind."""

    code_insee: str
    kind: str
    code: str
    nom: str


def as_of_today(lines: Iterable[Assigned], gazetteer: Gazetteer | None) -> list[Assigned]:
    """A commune that has joined another is that one now; tables are slower than mergers."""
    if gazetteer is None:
        return list(lines)
    today = {line: gazetteer.by_insee(line.code_insee) for line in lines}
    return [line._replace(code_insee=c.code_insee) if c else line for line, c in today.items()]


def commune_of(details: PlaceDetails | None, gazetteer: Gazetteer | None) -> Commune | None:
    """By its INSEE code, else by its postcode together with its name."""
    if details is None or gazetteer is None:
        return None
    return gazetteer.said_to_be(details.code_insee, details.code_postal, details.commune)


def territories_of(
    details: PlaceDetails | None, gazetteer: Gazetteer | None, assigned: Iterable[Assigned]
) -> tuple[str, ...]:
    """What the gazetteer knows, then the tables' in order; a table overrules the gazetteer.

    Where the commune is not known, the postcode tells the department and the region.
    """
    commune = commune_of(details, gazetteer)
    departement = departement_of(commune.code_insee) if commune else department_of(details)
    known = {
        "dep": departement,
        "reg": gazetteer.region_of(departement) if gazetteer else "",
        "epci": commune.epci if commune else "",
    }
    told = {line.kind: line.code for line in sorted(assigned, key=lambda line: line.kind)}
    return tuple(f"{kind}:{code}" for kind, code in {**known, **told}.items() if code)
