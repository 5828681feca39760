"""What a file holds is text: no page takes it for its own markup."""

import re
from collections.abc import AsyncIterator
from html.parser import HTMLParser

import pytest
from aiohttp.test_utils import TestClient, TestServer

from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.shown import ShownPlace
from services.directory.imports.mapping import COLUMNS
from services.directory.imports.row import ReadRow, Row, read_row
from services.gateway.app import create_app
from services.gateway.settings import GatewaySettings
from tests.unit.gateway.canned import Canned

HOSTILE = [
    "<script>alert('evil')</script>evil",
    "&lt;script&gt;alert('evil')&lt;/script&gt;",
    '"><img src=x onerror=alert(evil)>',
    "<evil onload=alert(1)>",
    "</script><svg/onload=evil()>",
    "javascript:alert('evil')",
    '=HYPERLINK("http://evil","evil")',
    "' onmouseover='evil()",
    "{{ evil }}{% evil %}",
]


@pytest.fixture
def services() -> Canned:
    return Canned()


@pytest.fixture
async def browser(services: Canned) -> AsyncIterator[TestClient]:
    settings = GatewaySettings(session_secret="s" * 32, secure_cookies=False)
    async with TestClient(TestServer(create_app(settings, lambda _: services))) as client:
        yield client


def imported(text: str) -> PlaceSnapshot:
    """A place whose every column holds this text."""
    read = read_row(Row(2, 1, {**dict.fromkeys(COLUMNS, text), "latitude": "47.39"}))
    assert isinstance(read, ReadRow)
    return PlaceSnapshot(place_id="p1", revision=1, **dict(read.details))


class Elements(HTMLParser):
    """The elements of a page, as a browser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag, attrs):
        self.found += [(tag, name, value or "") for name, value in attrs] or [(tag, "", "")]


def is_hostile(tag: str, attribute: str, value: str) -> bool:
    return (
        tag == "evil"
        or attribute.startswith("on")
        or (tag == "script" and "evil" in value)
        or (attribute in ("href", "src", "action") and value.strip().startswith("javascript:"))
    )


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_cells_are_shown_as_the_text_they_are(browser, services, text):
    shown = ShownPlace(place=imported(text)).model_dump(mode="json")
    services.answers["show_place"] = shown
    elements = Elements()

    elements.feed(await (await browser.get("/lieux/p1")).text())

    assert "main" in {tag for tag, _, _ in elements.found}
    assert [one for one in elements.found if is_hostile(*one)] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_lead_nowhere(text):
    place = imported(text)

    links = [*place.site_web, place.fiche_acces_libre, place.prise_rdv]
    assert all(re.fullmatch(r'(?:https?://[^\s<>"]+)?', link) for link in links)
    assert (place.telephone, place.courriels) == ("", ())
