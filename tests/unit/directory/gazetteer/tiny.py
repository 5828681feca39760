"""Two npm packages in small, as set-up finds them: Tours, a village without a centre, an island."""

import json
from pathlib import Path

from services.directory.gazetteer import localities, official

COMMUNES = [
    {"code": "37261", "nom": "Tours", "codesPostaux": ["37000", "37100"], "population": 139259,
     "anciensCodes": ["37235"]},
    {"code": "37267", "nom": "Véretz", "codesPostaux": ["37270"], "population": 4500},
    {"code": "37006", "nom": "Azay-sur-Cher", "codesPostaux": ["37270"], "population": 3000},
    {"code": "37099", "nom": "Esvres", "codesPostaux": ["37320"], "population": 6000},
    {"code": "37195", "nom": "La Riche", "codesPostaux": ["37520"], "population": 10000},
]  # fmt: skip
FORMER = {
    "code": "37900", "nom": "Saint-Symphorien", "type": "commune-deleguee", "chefLieu": "37261",
}  # fmt: skip
MEMBERS = [{"code": code} for code in ("37261", "37195")]
LOCALITIES = [
    ("Tours", "37261", 140000, 47.39, 0.70),
    ("Tours Nord", "37261", 30000, 47.42, 0.69),
    ("Véretz", "37267", 3227, 47.357, 0.806),
    ("La Riche", "", 9000, 47.39, 0.67),
]


def node_modules(folder: Path) -> Path:
    """The folder, with both packages in it."""
    _write(folder / official.FOLDER / "communes.json", [*map(_commune, COMMUNES), FORMER])
    _write(folder / official.FOLDER / "departements.json", [{"code": "37", "region": "24"}])
    epci = {"code": "243700754", "nom": "Tours Métropole", "membres": MEMBERS}
    _write(folder / official.FOLDER / "epci.json", [epci])
    cities = folder / localities.FILE
    cities.parent.mkdir(parents=True)
    cities.write_text("".join(map(_line, LOCALITIES)), encoding="utf-8")
    return folder


def _commune(told: dict) -> dict:
    return {**told, "type": "commune-actuelle", "departement": "37", "region": "24"}


def _line(locality: tuple) -> str:
    nom, code, population, latitude, longitude = locality
    cells = [""] * 19
    cells[1], cells[4], cells[5], cells[8] = nom, str(latitude), str(longitude), "FR"
    cells[11], cells[13], cells[14] = "37", code, str(population)
    return "\t".join(cells) + "\n"


def _write(file: Path, content: list) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content), encoding="utf-8")
