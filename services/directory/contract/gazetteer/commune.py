"""A commune as the gazetteer knows it."""

from dataclasses import dataclass
from typing import NamedTuple

# By how the codes of their arrondissements begin.
CITIES = {"132": "13055", "6938": "69123", "751": "75056"}


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, or an arrondissement of Paris, Lyon or Marseille, by the official code of today.

    Where no source has its centre, ``approximate`` says that the position is its neighbours' mean:
    some 7 km off. ``epci`` is the SIREN of its intercommunality; empty where there is none.
    """

    nom: str
    code_insee: str
    codes_postaux: tuple[str, ...]
    population: int
    departement: str
    region: str
    epci: str
    epci_nom: str
    latitude: float
    longitude: float
    approximate: bool

    @property
    def code_postal(self) -> str:
        """The first of its postcodes; empty where nobody lives."""
        return self.codes_postaux[0] if self.codes_postaux else ""


class Found(NamedTuple):
    """A commune that a text may mean; 1 is a name written in full.

    ``code_postal`` is the one that was asked for when it has it, else its first.
    """

    commune: Commune
    score: float
    code_postal: str


def departement_of(code_insee: str) -> str:
    """``37``, ``2A`` or ``974``."""
    return code_insee[:3] if code_insee.startswith(("97", "98")) else code_insee[:2]


def city_of(code_insee: str) -> str:
    """The city that an arrondissement is part of, else the commune itself."""
    return next(
        (city for begun, city in CITIES.items() if code_insee.startswith(begun)), code_insee
    )
