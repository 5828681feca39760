"""The gazetteer: all communes of France by code, by postcode, by position and by name."""

from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from services.directory.contract.gazetteer.columns import DEGREE, Columns
from services.directory.contract.gazetteer.commune import (
    Commune,
    Found,
    city_of,
    departement_of,
)
from services.directory.contract.gazetteer.names import Names
from services.directory.contract.gazetteer.postcodes import Postcodes
from services.directory.contract.gazetteer.searching import Search
from services.directory.contract.gazetteer.words import fold

Box = tuple[float, float, float, float]
"""West, south, east and north in degrees."""

_FAR_DEGREES = 0.5  # some 50 km: beyond, a point is in no commune


class Gazetteer:
    """Some 35,000 communes in about 15 MB; each ``Commune`` is made when it is asked for."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns.nom)

    def by_insee(self, code_insee: str) -> Commune | None:
        """The commune that has this code, or that one with this code has joined."""
        codes = self._columns.code_insee
        row = bisect_left(codes, code_insee)
        if row == len(codes) or codes[row] != code_insee:
            former = self._columns.former.get(code_insee)
            return None if former is None else self._commune(former)
        return self._commune(row)

    @lru_cache(maxsize=4096)  # noqa: B019  # one for a process; an import asks thrice for a place
    def said_to_be(self, code_insee: str, code_postal: str, nom: str) -> Commune | None:
        """The commune that an address names: by its INSEE code, else by its postcode with its name.

        A postcode that serves one commune only needs no name; one that serves several needs it.
        """
        if code_insee and (found := self.by_insee(code_insee)):
            return found
        served, name = self.by_postcode(code_postal), fold(nom)
        named = [commune for commune in served if fold(commune.nom) == name]
        return next(iter(named or served), None) if len(served) == 1 or named else None

    def by_postcode(self, code_postal: str) -> tuple[Commune, ...]:
        """Those that it serves, the biggest first; of a city with arrondissements only those."""
        return tuple(map(self._commune, self._postcodes.of(code_postal)))

    def nearest(self, latitude: float, longitude: float) -> Commune | None:
        """The one whose centre is nearest, of those whose centre is known; None far from all."""
        rows, latitudes, longitudes = self._centres
        north = latitudes - latitude
        east = (longitudes - longitude) * np.cos(np.radians(latitude))
        squares = north * north + east * east
        found = int(squares.argmin())
        return None if squares[found] > _FAR_DEGREES**2 else self._commune(int(rows[found]))

    def within(self, box: Box, limit: int) -> list[Commune]:
        """The biggest whose known centre lies in the box; a city stands for its arrondissements."""
        west, south, east, north = box
        rows, latitudes, longitudes = self._centres
        inside = (latitudes >= south) & (latitudes <= north) & (longitudes >= west)
        there = rows[inside & (longitudes <= east)]
        biggest = there[np.argsort(-self._columns.population[there], kind="stable")]
        cities = (row for row in biggest if self._is_a_commune(row))
        return [self._commune(int(row)) for row in islice(cities, limit)]

    def epci_named(self, code: str) -> str:
        """The name of the intercommunality with this SIREN; empty when there is none."""
        return self._epci_names.get(code, "")

    def region_of(self, departement: str) -> str:
        """The region's code; empty when there is no such department."""
        return self._columns.regions.get(departement, "")

    def search(self, text: str, limit: int) -> list[Found]:
        """Those that the text may mean, the likeliest first; bigger ones among nearly equals.

        Neither case, accents, hyphens nor a few wrong letters count. A name and a postcode
        confirm each other; where they disagree, the name is believed. The last word may be
        unfinished, and the name may stand in an address. Nothing is found for an empty text.
        """
        return [
            Found(self._commune(row), score, self._postcodes.shown(row, digits))
            for row, score, digits in self._search.best(text, limit)
        ]

    def _commune(self, row: int) -> Commune:
        columns = self._columns
        departement = departement_of(columns.code_insee[row])
        epci = columns.epci[row]
        epci_code, epci_nom = columns.epcis[epci] if epci >= 0 else ("", "")
        return Commune(
            nom=columns.nom[row],
            code_insee=columns.code_insee[row],
            codes_postaux=tuple(columns.codes_postaux[row].split()),
            population=int(columns.population[row]),
            departement=departement,
            region=columns.regions[departement],
            epci=epci_code,
            epci_nom=epci_nom,
            latitude=int(columns.latitude[row]) / DEGREE,
            longitude=int(columns.longitude[row]) / DEGREE,
            approximate=bool(columns.approximate[row]),
        )

    def _is_a_commune(self, row: int) -> bool:
        code = self._columns.code_insee[row]
        return city_of(code) == code

    @cached_property
    def _postcodes(self) -> Postcodes:
        return Postcodes(self._columns)

    @cached_property
    def _search(self) -> Search:
        columns = self._columns
        names = Names(columns.lines, columns.line_rows, columns.current_lines)
        return Search(names, self._postcodes, columns.population)

    @cached_property
    def _epci_names(self) -> dict[str, str]:
        return dict(self._columns.epcis)

    @cached_property
    def _centres(self) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        rows = np.flatnonzero(self._columns.approximate == 0)
        return (
            rows,
            self._columns.latitude[rows] / DEGREE,
            self._columns.longitude[rows] / DEGREE,
        )
