"""A file of places is whole or visibly broken, and costs one page of memory."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientPayloadError, web

from services.gateway.app import create_app
from services.gateway.settings import GatewaySettings
from services.wire.errors import Unavailable
from tests.builders import a_place
from tests.unit.gateway.paged import EXPORTS, LONG, Paged, listed

AWAY = Unavailable("service_away", "directory does not answer; try again.")


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


async def read(browser, path: str, headers: dict[str, str]) -> bytes:
    return await (await browser.get(path, headers=headers)).read()


async def _until(is_so) -> None:
    async with asyncio.timeout(5):
        while not is_so():
            await asyncio.sleep(0.01)
