"""The communes as the State knows them: npm `@etalab/decoupage-administratif` (Licence Ouverte)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]
FOLDER = Path("@etalab/decoupage-administratif/data")
_OF_TODAY = ("commune-actuelle", "arrondissement-municipal")


@dataclass(frozen=True)
class Official:
    """``communes`` are those of today and the arrondissements; ``joined`` is told of former ones:
    the code, the name, and the code of the commune they are part of.
    """

    communes: Mapping[str, Json]
    joined: tuple[tuple[str, str, str], ...]
    epcis: Mapping[str, tuple[str, str]]
    regions: Mapping[str, str]


def read_official(node_modules: Path) -> Official:
    """Raises OSError when the package is not there."""
    folder = node_modules / FOLDER
    told = json.loads((folder / "communes.json").read_bytes())
    departments = json.loads((folder / "departements.json").read_bytes())
    return Official(
        communes={each["code"]: each for each in told if each["type"] in _OF_TODAY},
        joined=tuple(
            (each["code"], each["nom"], each["chefLieu"]) for each in told if "chefLieu" in each
        ),
        epcis=_epcis(json.loads((folder / "epci.json").read_bytes())),
        regions={each["code"]: each.get("region", each["code"]) for each in departments},
    )


def _epcis(told: list[Json]) -> dict[str, tuple[str, str]]:
    """By the code of each member: the code and the name."""
    return {
        member["code"]: (epci["code"], epci["nom"]) for epci in told for member in epci["membres"]
    }
