"""The centre of each commune: its biggest locality, else the mean of its neighbours."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from statistics import fmean
from typing import Any, NamedTuple

from services.directory.contract.gazetteer.commune import departement_of
from services.directory.contract.gazetteer.words import fold
from services.directory.gazetteer.localities import Locality

Json = dict[str, Any]
Communes = Mapping[str, Json]
_ARRONDISSEMENT = re.compile(r"(Lyon|Marseille) (\d\d)")
_ARRONDISSEMENTS = {"Lyon": 69380, "Marseille": 13200}
# Nobody lives there, so no source of inhabited places has it.
_CLIPPERTON = Locality("Île de Clipperton", ("98901",), "989", 0, 10.3, -109.217)


class Centre(NamedTuple):
    latitude: float
    longitude: float
    approximate: bool = False


def centres(communes: Communes, found: Iterable[Locality]) -> dict[str, Centre]:
    """One for every code."""
    there = [*found, _CLIPPERTON]
    known = _known(communes, there)
    neighbours = _neighbours(communes, known, there)
    return {code: known.get(code) or _mean(told, neighbours) for code, told in communes.items()}


def _known(communes: Communes, there: list[Locality]) -> dict[str, Centre]:
    """The most populous locality wins; by its name only where no code tells."""
    rising = sorted(there, key=lambda locality: locality.population)
    by_name = {(each.departement, fold(each.nom)): _centre(each) for each in rising}
    by_code = {code: _centre(each) for each in rising for code in _codes(each) if code in communes}
    names = {code: (departement_of(code), fold(told["nom"])) for code, told in communes.items()}
    return {code: by_name[name] for code, name in names.items() if name in by_name} | by_code


def _codes(locality: Locality) -> Iterator[str]:
    if numbered := _ARRONDISSEMENT.fullmatch(locality.nom):
        yield str(_ARRONDISSEMENTS[numbered[1]] + int(numbered[2]))
    else:
        yield from locality.codes


def _centre(locality: Locality) -> Centre:
    return Centre(locality.latitude, locality.longitude)


def _areas(told: Json) -> list[str]:
    """From the smallest on; an arrondissement lies in its city."""
    city = told.get("commune", told["code"])
    return [f"commune {city}", *told.get("codesPostaux", ()), told["departement"]]


def _neighbours(
    communes: Communes, known: Mapping[str, Centre], there: list[Locality]
) -> dict[str, list[Centre]]:
    neighbours: dict[str, list[Centre]] = defaultdict(list)
    for code, centre in known.items():
        for area in _areas(communes[code])[:-1]:
            neighbours[area].append(centre)
    for locality in there:
        neighbours[locality.departement].append(_centre(locality))
    return neighbours


def _mean(told: Json, neighbours: Mapping[str, list[Centre]]) -> Centre:
    near = next(neighbours[area] for area in _areas(told) if area in neighbours)
    return Centre(
        round(fmean(each.latitude for each in near), 5),
        round(fmean(each.longitude for each in near), 5),
        approximate=True,
    )
