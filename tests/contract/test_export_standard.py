"""The CSV export is valid for frictionless against the standard's own schema."""

import pytest
from frictionless import Report, system, validate

from services.gateway.exports.standard_csv import CSV
from services.gateway.exports.unique import each_with_its_id
from tests.builders import a_place
from tests.contract.exported_places import DEMO, ODD, REGION, places_of
from tests.unit.gateway.exported import STANDARD, paged


async def csv_of(places) -> bytes:
    return b"".join([piece async for piece in CSV.pieces(each_with_its_id(paged([places])))])


async def report_on(folder, file: bytes) -> Report:
    if not STANDARD.exists():
        pytest.skip(f"{STANDARD} is absent")
    (folder / "places.csv").write_bytes(file)
    with system.use_context(trusted=True):  # it may read files that have absolute paths
        return validate(str(folder / "places.csv"), schema=str(STANDARD))


def errors(report: Report) -> list[tuple[str, str]]:
    return report.flatten(["rowNumber", "fieldName", "type", "note"])


@pytest.mark.parametrize("file", [DEMO, REGION], ids=["demo", "region"])
async def test_the_places_of_a_file_are_valid(tmp_path, file):
    places = places_of(file)

    report = await report_on(tmp_path, await csv_of(places))

    assert errors(report) == []
    assert report.tasks[0].stats["rows"] == len(places)


async def test_odd_places_are_valid_too(tmp_path):
    twins = [a_place("one", id="37"), a_place("other", id="37")]

    report = await report_on(tmp_path, await csv_of([*ODD, *twins]))

    assert errors(report) == []


async def test_what_the_schema_forbids_would_be_seen(tmp_path):
    file = await csv_of(ODD)

    report = await report_on(tmp_path, file.replace(b",00000,", b",37 000,"))

    assert {(field, kind) for _, field, kind, _ in errors(report)} == {
        ("code_postal", "constraint-error")
    }
