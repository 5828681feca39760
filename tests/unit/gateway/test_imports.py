"""The imports that were made: in the API, as a file, and on their pages."""

import csv
import io
from typing import Any

import pytest

from services.wire.errors import Forbidden
from tests.unit.gateway.canned import Canned
from tests.unit.gateway.test_pages_html import faults

SUMMARY = {
    "import_id": "i1",
    "state": "done",
    "account": "exploitation",
    "via": "import:region.json",
    "file_name": "region.json",
    "digest": "ab" * 32,
    "source": "Région Centre-Val de Loire",
    "began_at": "2026-11-23T08:00:00Z",
    "seen_at": "2026-11-23T08:00:09Z",
    "ended_at": "2026-11-23T08:00:09Z",
    "rows": 426,
    "created": 426,
    "warnings": 2,
    "kinds": {"warnings": {"no_name": 2}, "conflicts": {"kept_ours": 1}},
}
REMARKS = [
    {
        "number": 1,
        "sort": "correction",
        "kind": "national_number",
        "line": 2,
        "row": 1,
        "field": "telephone",
        "before": "02 47 00 00 00",
        "after": "+33247000000",
    },
    {
        "number": 2,
        "sort": "conflict",
        "kind": "kept_ours",
        "line": 3,
        "field": "nom",
        "won": "ours",
    },
    {"number": 3, "sort": "vanished", "kind": "vanished", "place_id": "p9", "reason": "<b>EPN</b>"},
]
CSV = "/api/v1/imports/i1/corrections.csv"


class Stretches(Canned):
    """Answers one stretch of an import after the other, should there be several."""

    def __init__(self) -> None:
        super().__init__()
        self.stretches: list[dict[str, Any]] = []

    async def call(self, service: str, method: str, **arguments: Any) -> Any:
        if self.stretches:
            self.answers["show_import"] = self.stretches.pop(0)
        return await super().call(service, method, **arguments)


@pytest.fixture
def services() -> Stretches:
    return Stretches()


@pytest.fixture(autouse=True)
def answers(services):
    services.answers["list_imports"] = {"imports": [SUMMARY], "next_after": "i0"}
    services.answers["show_import"] = {"summary": SUMMARY, "remarks": REMARKS}


async def rows_of(answer) -> list[dict[str, str]]:
    text = (await answer.read()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


async def test_they_are_listed_for_who_is_signed_in(operator, services):
    answer = await operator.get("/api/v1/imports?limit=1")

    assert [each["import_id"] for each in (await answer.json())["imports"]] == ["i1"]
    asked = services.asked[-1][1]
    assert (asked["actor"]["role"], asked["after"], asked["limit"]) == ("operator", None, 1)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/api/v1/imports", "/api/v1/imports/i1", CSV, "/imports/i1"])
async def test_nobody_else_reads_them(browser, services, path):
    assert (await browser.get(path)).status == 401
    assert services.asked == []


async def test_the_directory_decides_who_sees_them(editor, services):
    services.answers["list_imports"] = Forbidden("not_allowed", "Not for you.")

    assert (await editor.get("/api/v1/imports")).status == 403


async def test_one_is_shown_with_what_was_said_of_its_rows(operator, services):
    shown = await (await operator.get("/api/v1/imports/i1?after=0&limit=3")).json()

    assert [each["sort"] for each in shown["remarks"]] == ["correction", "conflict", "vanished"]
    assert services.asked[-1][1]["limit"] == 3


async def test_the_file_asks_page_after_page(operator, services):
    services.stretches = [
        {"summary": SUMMARY, "remarks": REMARKS[:2], "next_after": 2},
        {"summary": SUMMARY, "remarks": REMARKS[2:]},
    ]

    rows = await rows_of(await operator.get(CSV))

    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert [asked["after"] for _, asked in services.asked[-2:]] == [0, 2]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
async def test_no_spreadsheet_runs_what_a_file_held(operator, services, begins):
    hostile = {**REMARKS[0], "before": f'{begins}HYPERLINK("http://evil")'}
    services.answers["show_import"] = {"summary": SUMMARY, "remarks": [hostile]}

    [row] = await rows_of(await operator.get(CSV))

    assert row["before"] == f"'{hostile['before']}"


async def test_the_list_leads_to_each_and_to_older_ones(operator):
    page = await (await operator.get("/imports")).text()

    assert 'href="/imports/i1"' in page
    assert 'href="/imports?after=i0"' in page
    assert "426\N{NO-BREAK SPACE}lignes" in page


async def test_an_empty_list_says_so(operator, services):
    services.answers["list_imports"] = {"imports": []}

    assert "Aucun fichier n'a encore été importé." in await (await operator.get("/imports")).text()


async def test_a_page_shows_the_counts_by_kind_and_each_line(operator):
    page = await (await operator.get("/imports/i1")).text()

    assert "numéro mis au format international" in page
    assert "sans nom" in page
    assert "la fiche est gardée" in page
    assert f'href="{CSV}"' in page


async def test_what_a_file_held_is_text_on_the_page(operator):
    page = await (await operator.get("/imports/i1")).text()

    assert "&lt;b&gt;EPN" in page
    assert "<b>EPN" not in page


async def test_one_that_died_says_so(operator, services):
    died = {**SUMMARY, "state": "died", "ended_at": None}
    services.answers["list_imports"] = {"imports": [died]}

    assert "interrompu" in await (await operator.get("/imports")).text()


@pytest.mark.parametrize("path", ["/imports", "/imports/i1", "/imports/i1?after=9"])
async def test_the_pages_are_well_formed(operator, path):
    assert faults(await (await operator.get(path)).text()) == {}
