"""All places as a file over HTTP: page after page, and whole or visibly broken."""

import asyncio
import gzip
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientPayloadError, web

from services.gateway.app import create_app
from services.gateway.settings import GatewaySettings
from services.wire.errors import Unavailable
from tests.builders import a_place
from tests.unit.gateway.canned import Canned
from tests.unit.gateway.exported import rows_of

EXPORTS = "/api/v1/exports/places"
AWAY = Unavailable("service_away", "directory does not answer; try again.")

LONG = [a_place(str(number), presentation_detail="x" * 30_000) for number in range(250)]


def listed(*places: Any, next_after: str | None = None) -> dict[str, Any]:
    """A page as the directory answers it."""
    told = [place.model_dump(mode="json") for place in places]
    entries = [{"place_id": p["place_id"], "revision": 1, "place": p} for p in told]
    return {"places": entries, "next_after": next_after}


class Paged(Canned):
    """Answers each question for places with the next page that a test wrote down."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[Any] = [listed(a_place("a"), next_after="a"), listed(a_place("b"))]

    async def call(self, service: str, method: str, **arguments: Any) -> Any:
        if method == "list_places":
            self.answers[method] = self.pages.pop(0)
        return await super().call(service, method, **arguments)


@pytest.fixture
def services() -> Paged:
    return Paged()


@pytest.fixture
async def served(services: Paged) -> AsyncIterator[tuple[str, int]]:
    """As serving.py does it; aiohttp's test server would cancel the handler of who leaves."""
    settings = GatewaySettings(session_secret="s" * 32, secure_cookies=False)
    runner = web.AppRunner(create_app(settings, lambda _: services), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0]
    await runner.cleanup()


async def names(answer) -> list[str]:
    return [row["nom"] for row in rows_of(await answer.read())]


async def read(browser, path: str, headers: dict[str, str]) -> bytes:
    return await (await browser.get(path, headers=headers)).read()


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


async def test_a_directory_that_is_away_at_first_is_a_503(browser, services):
    services.pages = [AWAY]
    answer = await browser.get(f"{EXPORTS}.csv")

    assert (answer.status, answer.content_type) == (503, "application/problem+json")
    assert answer.headers["Retry-After"] == "2"


@pytest.mark.parametrize("extension", ["csv", "json", "geojson"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
@pytest.mark.parametrize("failure", [AWAY, RuntimeError("a bug"), ConnectionResetError("a room")])
async def test_one_that_goes_away_in_the_middle_breaks_the_file(
    browser, services, extension, coding, failure
):
    services.pages = [listed(a_place("a"), next_after="a"), failure]

    with pytest.raises(ClientPayloadError):
        await read(browser, f"{EXPORTS}.{extension}", {"Accept-Encoding": coding})


async def test_even_where_the_end_of_the_connection_is_the_end_of_the_file(browser, services):
    services.pages = [listed(a_place("a"), next_after="a"), AWAY]
    reader, writer = await asyncio.open_connection(browser.host, browser.port)
    writer.write(f"GET {EXPORTS}.csv HTTP/1.0\r\n\r\n".encode())

    with pytest.raises(ConnectionResetError):
        await reader.read()
    writer.close()


async def test_whoever_leaves_in_the_middle_is_no_failure_of_ours(served, services, caplog):
    caplog.set_level("INFO")
    services.pages = [listed(*LONG, next_after="a")] * 40
    _reader, writer = await asyncio.open_connection(*served)
    writer.write(f"GET {EXPORTS}.csv HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    await _until(lambda: services.asked)
    writer.transport.abort()

    await _until(lambda: "request" in caplog.messages)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_who_reads_slowly_has_nothing_asked_ahead(browser, services):
    services.pages = [listed(*LONG, next_after="a")] * 40
    answer = await browser.get(f"{EXPORTS}.csv", headers={"Accept-Encoding": "identity"})

    await asyncio.sleep(0.2)
    asked = len(services.asked)
    answer.close()
    assert asked <= 2


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


async def test_it_takes_no_parameters(browser):
    answer = await browser.get(f"{EXPORTS}.csv?commune=Tours")

    assert answer.status == 422


@pytest.mark.parametrize("page", ["/", "/api/"])
async def test_pages_link_to_the_files(browser, page):
    text = await (await browser.get(page)).text()

    assert all(f'href="{EXPORTS}.{each}"' in text for each in ("csv", "json", "geojson"))


async def test_the_description_says_what_type_each_file_is(browser):
    paths = (await (await browser.get("/api/v1/openapi.json")).json())["paths"]

    assert list(paths[f"{EXPORTS}.geojson"]["get"]["responses"]["200"]["content"]) == [
        "application/geo+json"
    ]


async def _until(is_so) -> None:
    async with asyncio.timeout(5):
        while not is_so():
            await asyncio.sleep(0.01)
