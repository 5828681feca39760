"""The demonstration is a valid file of the national standard, and says that it is one."""

import csv
import json
import re
import tomllib
from pathlib import Path

import pytest

from services.directory.imports.reading import read_rows
from services.directory.imports.row import COLUMNS, read_row
from services.directory.imports.survey import survey

DEMO = Path(__file__).parents[3] / "deploy" / "demo"
STANDARD = Path(__file__).parents[4] / "shared" / "data" / "standard-schema.json"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (DEMO / "tours.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def standard() -> list[dict]:
    if not STANDARD.exists():
        pytest.skip(f"{STANDARD} is absent")
    return json.loads(STANDARD.read_text())["fields"]


@pytest.fixture(scope="module")
def workshops() -> list[dict]:
    return tomllib.loads((DEMO / "workshops.toml").read_text())["workshop"]


def test_it_has_the_standards_columns_in_their_order(rows, standard):
    assert list(rows[0]) == list(COLUMNS) == [field["name"] for field in standard]


def test_each_value_is_as_the_standard_asks(rows, standard):
    wrong = [
        (row["id"], field["name"], row[field["name"]])
        for row in rows
        for field in standard
        if not _is_valid(row[field["name"]], field.get("constraints", {}))
    ]

    assert wrong == []


def test_of_twelve_places_only_hours_without_days_wait_for_a_person(rows):
    read = [read_row(row) for row in read_rows(DEMO / "tours.csv")]

    assert len({row["id"] for row in rows}) == len(read) == 12
    doubts = [(row.details.id, one.kind) for row in read for one in row.warnings]
    assert doubts == [("tours-11", "hours_as_text")]


def test_what_the_report_does_not_say_is_to_be_completed(rows):
    assert {(row["pivot"], row["adresse"], row["telephone"]) for row in rows} == {
        ("0" * 14, "à préciser", "")
    }


def test_equipment_is_what_the_report_names():
    mapping = DEMO / "tours.toml"
    rows = survey(DEMO / "tours.csv", str(mapping), int).rows(int)
    named = {"Ordinateurs": "ordinateurs", "Imprimante 3D": "3D"}

    told = [(named[word], place) for _, place in rows for word in place.equipements]

    assert len(told) == 9
    assert [place.id for word, place in told if word not in place.presentation_detail] == []


def test_each_workshop_shows_that_it_is_a_demonstration(workshops):
    assert len(workshops) == 5
    assert all(one["demo"] and one["titre"].startswith("[Démo]") for one in workshops)


def test_each_workshop_is_at_one_of_the_places(workshops, rows):
    assert {one["place"] for one in workshops} <= {row["id"] for row in rows}


def _is_valid(value: str, constraints: dict) -> bool:
    if not value:
        return not constraints.get("required", False)
    fits = re.fullmatch(constraints.get("pattern", r"(?s:.*)"), value) is not None
    return fits and len(value) <= constraints.get("maxLength", len(value))
