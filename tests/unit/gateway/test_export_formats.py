"""A file of places says exactly what is kept, as the standard asks; our importer reads it back."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from services.directory.contract.place import PlaceSnapshot
from services.directory.imports.survey import survey
from services.gateway.exports.columns import COLUMNS
from services.gateway.exports.geojson import GEOJSON
from services.gateway.exports.standard_csv import CSV
from services.gateway.exports.standard_json import JSON
from tests.builders import NOWHERE, a_place
from tests.unit.gateway.clean import CLEAN, FULL
from tests.unit.gateway.exported import (
    STANDARD,
    fields_of_the_standard,
    file_of,
    refused_by,
    rows_of,
)

NO_POSITION = {"latitude": "", "longitude": ""}
DEMO = Path(__file__).parents[3] / "deploy" / "demo" / "tours.csv"


@pytest.fixture(scope="module")
def standard():
    if not STANDARD.exists():
        pytest.skip(f"{STANDARD} is absent")
    return fields_of_the_standard()


def test_the_columns_are_the_standard_s_in_its_order(standard):
    assert list(COLUMNS) == [field["name"] for field in standard]
    assert len(COLUMNS) == 32


@given(place=CLEAN)
@settings(max_examples=20, deadline=None)
async def test_each_cell_of_a_clean_place_is_as_the_standard_asks(standard, place):
    [row] = rows_of(await file_of(CSV, [place]))

    assert refused_by(standard, row) == []


@given(place=CLEAN)
@settings(max_examples=20, deadline=None)
async def test_csv_and_json_say_the_same(place):
    [row] = rows_of(await file_of(CSV, [place]))
    [object_] = json.loads(await file_of(JSON, [place]))

    told = {name: str(said or "") for name, said in object_.items()}
    assert list(told) == list(row)
    assert told | NO_POSITION == row | NO_POSITION


async def test_a_csv_is_its_header_and_a_line_for_each_place():
    file = await file_of(
        CSV,
        [a_place("a", location=NOWHERE, nom='Le "Lieu", dit')],
        [a_place("b", location=NOWHERE)],
    )

    header, *lines = file.decode().split("\r\n")
    assert header == ",".join(COLUMNS)
    assert lines[0].startswith(',00000000000000,"Le ""Lieu"", dit",à préciser,00000,,à préciser,')
    assert lines[1].startswith(",00000000000000,Lieu b,")
    assert lines[2:] == [""]


async def test_the_values_of_a_list_stand_in_one_cell():
    [row] = rows_of(await file_of(CSV, [a_place(courriels=("a@b.fr", "c@d.fr"))]))

    assert row["courriels"] == "a@b.fr|c@d.fr"


async def test_a_number_has_all_its_digits_and_a_dot():
    [row] = rows_of(await file_of(CSV, [a_place(location=(0.00001, -0.703981234567))]))

    assert (row["latitude"], row["longitude"]) == ("0.00001", "-0.703981234567")


async def test_what_looks_like_a_formula_stays_as_it_was_said():
    [row] = rows_of(await file_of(CSV, [a_place(nom="=1+1", telephone="+33247000000")]))

    assert (row["nom"], row["telephone"]) == ("=1+1", "+33247000000")


@pytest.mark.parametrize("form", [JSON, GEOJSON], ids=["json", "geojson"])
@pytest.mark.parametrize("pages", [[], [[]], [[], [a_place()], []]], ids=["none", "empty", "gaps"])
async def test_whatever_the_pages_hold_the_json_is_whole(form, pages):
    json.loads(await file_of(form, *pages))


async def test_a_csv_of_no_places_is_its_header():
    assert rows_of(await file_of(CSV, [])) == []
    assert (await file_of(CSV, [])).startswith(b"id,pivot,nom,")


async def test_what_nobody_has_said_is_null_in_json():
    [object_] = json.loads(await file_of(JSON, [a_place(location=NOWHERE)]))

    assert set(object_) == set(COLUMNS)
    assert (object_["latitude"], object_["services"], object_["horaires"]) == (None, None, None)


async def test_a_point_is_longitude_then_latitude():
    collection = json.loads(await file_of(GEOJSON, [a_place("p1", location=(47.39, 0.7))]))

    [feature] = collection["features"]
    assert (collection["type"], feature["type"]) == ("FeatureCollection", "Feature")
    assert feature["id"] == "p1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [0.7, 47.39]}


async def test_a_place_without_position_is_a_feature_without_geometry():
    [feature] = json.loads(await file_of(GEOJSON, [a_place(location=NOWHERE)]))["features"]

    assert feature["geometry"] is None
    assert feature["properties"]["nom"] == "Lieu p"


@pytest.mark.parametrize("form", [CSV, JSON], ids=["csv", "json"])
async def test_importing_our_own_export_again_changes_nothing(tmp_path, form):
    kept = dict(survey(DEMO, "", _silent).rows(_silent))
    again = tmp_path / f"again.{form.extension}"
    again.write_bytes(await file_of(form, [_shown(*each) for each in kept.items()]))

    assert dict(survey(again, "", _silent).rows(_silent)) == kept


@pytest.mark.parametrize("form", [CSV, JSON], ids=["csv", "json"])
async def test_every_column_comes_back_as_it_was_kept(tmp_path, form):
    full = a_place(**FULL)
    again = tmp_path / f"again.{form.extension}"
    again.write_bytes(await file_of(form, [full]))

    [(_, read)] = survey(again, "", _silent).rows(_silent)
    assert {name: getattr(read, name) for name in COLUMNS} == {
        name: getattr(full, name) for name in COLUMNS
    }


def _shown(place_id, details):
    return PlaceSnapshot(place_id=place_id, revision=1, **dict(details))


def _silent(count):
    """Nobody watches the bytes."""
