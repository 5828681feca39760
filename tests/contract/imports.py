"""The command that imports, on a real mongod: what its tests share."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.database import Database

from services.directory import import_places
from services.directory.imports.row import COLUMNS

TOURS = Path(__file__).parents[2] / "deploy" / "demo" / "tours.csv"


@pytest.fixture
def imported(
    mongo_url: str, mongo_client: MongoClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """The command's own database, and a folder of its own."""
    monkeypatch.setenv("DIRECTORY_MONGO_URL", mongo_url)
    monkeypatch.setenv("MAILLAGE_VAR", str(tmp_path / "var"))
    mongo_client.drop_database("directory")
    yield mongo_client["directory"]
    mongo_client.drop_database("directory")


def run(folder: Path, *arguments: str | Path) -> dict[str, Any]:
    """The report of an import that went well."""
    report = folder / "report.json"
    assert import_places.main([*map(str, arguments), "--report", str(report)]) == 0
    return json.loads(report.read_text())


def counts(report: dict[str, Any]) -> tuple[int, int, int]:
    """Created, changed, unchanged."""
    return report["created"], report["changed"], report["unchanged"]


def tours() -> list[dict[str, str]]:
    """The rows of the demonstration."""
    with TOURS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(folder: Path, rows: list[dict[str, str]], name: str = "tours.csv") -> Path:
    """A file of the standard with these rows."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path
