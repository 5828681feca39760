"""The gateway in a test, over services that answer what the test says."""

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestClient, TestServer

from services.gateway.app import create_app
from services.gateway.settings import GatewaySettings
from tests.unit.gateway.canned import EDITOR, OURS, Canned


@pytest.fixture
def services() -> Canned:
    return Canned()


@pytest.fixture
async def browser(services: Canned) -> AsyncIterator[TestClient]:
    settings = GatewaySettings(session_secret="s" * 32, secure_cookies=False)
    async with TestClient(TestServer(create_app(settings, lambda _: services))) as client:
        yield client


@pytest.fixture
async def editor(browser: TestClient) -> TestClient:
    await browser.post("/lien/a-token", headers=OURS, allow_redirects=False)
    return browser


@pytest.fixture
async def operator(browser: TestClient, services: Canned) -> TestClient:
    services.answers["open_link"] = {**EDITOR, "role": "operator", "place_ids": []}
    await browser.post("/lien/a-token", headers=OURS, allow_redirects=False)
    return browser
