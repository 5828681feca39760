"""All places as a file over HTTP, page after page."""

import asyncio
import gzip
import re
from typing import Any

import pytest

from tests.builders import a_place
from tests.unit.gateway.exported import rows_of
from tests.unit.gateway.paged import EXPORTS, Paged, found, listed


@pytest.fixture
def services() -> Paged:
    return Paged()


async def names(answer) -> list[str]:
    return [row["nom"] for row in rows_of(await answer.read())]


async def test_it_asks_page_after_page(browser, services):
    assert await names(await browser.get(f"{EXPORTS}.csv")) == ["Lieu a", "Lieu b"]
    assert services.asked == [
        ("list_places", {"after": None, "limit": 250}),
        ("list_places", {"after": "a", "limit": 250}),
    ]


async def test_withdrawn_and_suspended_places_are_left_out(browser, services):
    page = listed(a_place("a", suspended=True), a_place("c"))
    page["places"].append({"place_id": "w", "revision": 2, "place": None})
    services.pages = [page]

    assert await names(await browser.get(f"{EXPORTS}.csv")) == ["Lieu c"]


@pytest.mark.parametrize(
    ("extension", "media"),
    [("csv", "text/csv"), ("json", "application/json"), ("geojson", "application/geo+json")],
)
async def test_it_is_a_file_to_keep_with_the_day_in_its_name(browser, extension, media):
    answer = await browser.get(f"{EXPORTS}.{extension}")

    name = rf"\d{{4}}-\d\d-\d\d_lieux-de-mediation-numerique\.{extension}"
    assert (answer.status, answer.content_type) == (200, media)
    assert re.fullmatch(f'attachment; filename="{name}"', answer.headers["Content-Disposition"])


@pytest.mark.parametrize(("kind", "rows"), [("structures", 2), ("services", 1)])
async def test_data_inclusion_has_its_files_too(browser, services, kind, rows):
    services.pages = [
        listed(a_place("a"), next_after="a"),
        listed(a_place("b", services=("Aide",))),
    ]
    answer = await browser.get(f"/api/v1/exports/data-inclusion/{kind}.json")

    assert len(await answer.json()) == rows
    assert f"_{kind}-data-inclusion.json" in answer.headers["Content-Disposition"]


async def test_nobody_keeps_it_on_the_way_and_it_is_safe(browser):
    headers = (await browser.get(f"{EXPORTS}.csv")).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_it_is_compressed_for_who_takes_it(browser):
    headers = {"Accept-Encoding": "gzip"}
    answer = await browser.get(f"{EXPORTS}.csv", headers=headers, auto_decompress=False)

    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(rows_of(gzip.decompress(await answer.read()))) == 2


async def test_it_is_plain_for_who_does_not(browser):
    answer = await browser.get(f"{EXPORTS}.csv", headers={"Accept-Encoding": "identity"})

    assert "Content-Encoding" not in answer.headers
    assert len(await names(answer)) == 2


async def test_its_headers_alone_may_be_asked_for(browser, services):
    answer = await browser.head(f"{EXPORTS}.csv", headers={"Accept-Encoding": "gzip"})

    assert (answer.status, await answer.read()) == (200, b"")
    assert len(services.asked) == 1


async def test_exports_ask_one_at_a_time(browser, services):
    waiting, most = 0, 0

    async def call(service: str, method: str, **arguments: Any) -> Any:
        nonlocal waiting, most
        waiting += 1
        most = max(most, waiting)
        await asyncio.sleep(0.01)
        waiting -= 1
        return listed(a_place("a"))

    services.call = call
    await asyncio.gather(*(browser.get(f"{EXPORTS}.csv") for _ in range(4)))
    assert most == 1


async def test_what_is_searched_for_comes_page_after_page_in_the_order_of_search(browser, services):
    services.found = [found(a_place("b"), next_cursor="on"), found(a_place("a"))]

    assert await names(await browser.get(f"{EXPORTS}.csv?commune=Tours")) == ["Lieu b", "Lieu a"]
    asked = [(method, arguments["search"]) for method, arguments in services.asked]
    assert [(method, s["commune"], s.get("cursor"), s["limit"]) for method, s in asked] == [
        ("find_places", ["Tours"], None, 100),
        ("find_places", ["Tours"], "on", 100),
    ]


async def test_of_what_is_found_the_suspended_are_left_out(browser, services):
    services.found = [found(a_place("a", suspended=True), a_place("b"))]

    assert await names(await browser.get(f"{EXPORTS}.csv?q=lieu")) == ["Lieu b"]


async def test_each_place_of_a_file_has_an_id_of_its_own(browser, services):
    twins = [a_place("a", id="37"), a_place("b", id="37"), a_place("c"), a_place("d", id="38")]
    services.pages = [listed(*twins[:1], next_after="a"), listed(*twins[1:])]

    rows = rows_of(await (await browser.get(f"{EXPORTS}.csv")).read())
    assert [row["id"] for row in rows] == ["37", "b", "c", "38"]


async def test_without_words_nothing_is_searched_for(browser, services):
    await browser.get(f"{EXPORTS}.csv?q=")

    assert {method for method, _ in services.asked} == {"list_places"}


@pytest.mark.parametrize(
    "query", ["limit=1", "cursor=on", "colour=blue", "within_km=5", "near=x", "commune="]
)
async def test_a_parameter_that_no_file_takes_is_refused(browser, services, query):
    answer = await browser.get(f"{EXPORTS}.csv?{query}")

    assert (answer.status, services.asked) == (422, [])


@pytest.mark.parametrize("page", ["/", "/api/"])
async def test_pages_link_to_the_files(browser, page):
    text = await (await browser.get(page)).text()

    assert all(f'href="{EXPORTS}.{each}"' in text for each in ("csv", "json", "geojson"))


async def test_the_description_says_what_type_each_file_is(browser):
    paths = (await (await browser.get("/api/v1/openapi.json")).json())["paths"]

    assert list(paths[f"{EXPORTS}.geojson"]["get"]["responses"]["200"]["content"]) == [
        "application/geo+json"
    ]
