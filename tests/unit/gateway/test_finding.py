"""What helps to find places: suggestions, the map, the names on it, and workshops."""

import pytest
from aiohttp.test_utils import TestClient, TestServer
from pydantic import ValidationError

from services.directory.contract.gazetteer.opening import gazetteer_if_any
from services.gateway.app import create_app
from services.gateway.settings import GatewaySettings
from services.gateway.suggesting import at_home_first
from services.gateway.vendoring import PACKAGES, vendor, vendored
from services.gateway.where import Home
from services.search.contract.suggestions import Suggestions, SuggestionSearch

API = "/api/v1"
TILES = {"tile_url": "https://{s}.tiles.example/{z}/{x}/{y}.png", "tile_attribution": "© us"}


@pytest.fixture
def gazetteer():
    if gazetteer_if_any() is None:
        pytest.skip("there is no gazetteer: run `make setup`")


async def asked_of_search(browser, canned, path, **params):
    answer = await browser.get(f"{API}{path}", params=params)
    return answer, canned.asked[-1]


async def test_suggestions_are_asked_for_with_the_place(browser, services):
    answer, (method, asked) = await asked_of_search(
        browser, services, "/suggestions", q="tou", near="47.3,0.7"
    )

    assert (await answer.json())["suggestions"][0]["text"] == "Tours"
    search = SuggestionSearch.model_validate(asked["asked"])
    assert (method, search.latitude, search.limit) == ("suggest", 47.3, 4)


def test_communes_at_home_are_suggested_first_and_kinds_stay_in_order():
    told = [
        {"kind": "commune", "text": "Toulouse", "detail": "31000"},
        {"kind": "commune", "text": "Tours", "detail": "37000"},
        {"kind": "place", "text": "La Tour"},
        {"kind": "place", "text": "Le Tournant"},
    ]

    shown = at_home_first(Suggestions(suggestions=told), Home(["37"]), limit=1)

    assert [each.text for each in shown.suggestions] == ["Tours", "La Tour"]


async def test_places_on_a_map_are_geojson(browser, services):
    answer, (method, asked) = await asked_of_search(
        browser, services, "/places/map", q="atelier", zoom="6", services="Couture"
    )
    points, clusters = (await answer.json(content_type=None))["features"]

    assert (answer.status, answer.content_type) == (200, "application/geo+json")
    assert (points["geometry"]["coordinates"], clusters["properties"]) == (
        [0.7, 47.3],
        {"count": 2},
    )
    search = asked["asked"]["search"]
    assert (method, asked["asked"]["zoom"]) == ("map_places", 6)
    assert (search["q"], search["services"]) == ("atelier", ["Couture"])


async def test_points_of_the_map_are_found_by_their_keys(browser, services):
    params = [("keys", f"{number:08}") for number in range(60)]

    await browser.get(f"{API}/places", params=params)

    assert len(services.asked[-1][1]["search"]["keys"]) == 60


async def test_workshops_are_searched(browser, services):
    answer, (method, asked) = await asked_of_search(
        browser, services, "/workshops", near="47.3,0.7", within_km="10", first_day="2026-11-26"
    )

    assert (await answer.json())["workshops"][0]["distance_m"] == 1234
    assert (method, asked["search"]["within_km"]) == ("find_workshops", 10)


async def test_where_is_told_as_it_was_understood(browser, services, gazetteer):
    answer, (_, asked) = await asked_of_search(browser, services, "/places", where="joue les tours")
    told = await answer.json()

    assert (told["where"]["label"], told["elsewhere"]) == ("Joué-lès-Tours (37300)", [])
    assert round(asked["search"]["latitude"], 1) == 47.3


async def test_the_names_on_a_map_are_those_of_the_biggest_communes(browser, services, gazetteer):
    answer = await browser.get(f"{API}/communes/labels?bbox=0.4,47.2,1.1,47.6&limit=2")

    names = [each["nom"] for each in (await answer.json())["communes"]]

    assert (names, services.asked) == (["Tours", "Joué-lès-Tours"], [])


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/places/map?zoom=20", "zoom"),
        ("/places/map?limit=3", "limit"),
        ("/places?where=xyzzyqq", "where"),
        ("/communes/labels", "bbox"),
        ("/suggestions?near=x", "near"),
        ("/places?q=&near=", "near"),
        ("/workshops?last_day=", "last_day"),
        ("/workshops?colour=red", "colour"),
    ],
)
async def test_what_cannot_be_meant_is_refused_by_name(browser, services, gazetteer, path, field):
    answer = await browser.get(f"{API}{path}")

    assert (answer.status, services.asked) == (422, [])
    assert [reason["field"] for reason in (await answer.json())["reasons"]] == [field]


async def test_the_page_of_workshops_shows_those_found(browser):
    page = await (await browser.get("/ateliers?theme=Couture")).text()

    assert "1\u00a0atelier à venir" in page
    assert 'href="/ateliers/w1"' in page
    assert '<option value="Couture" selected>' in page


async def test_all_that_was_asked_of_workshops_is_carried_along(browser, services):
    services.answers["find_workshops"] = {
        **services.answers["find_workshops"],
        "next_cursor": "further",
    }

    page = await (
        await browser.get("/ateliers?q=son&theme=Couture&theme=Chant&place_id=p1&cursor=here")
    ).text()

    asked = "q=son&amp;theme=Couture&amp;theme=Chant&amp;place_id=p1"
    assert f'href="/ateliers?{asked}&amp;cursor=further"' in page
    assert f'href="/ateliers?{asked}"' in page
    assert '<input type="hidden" name="theme" value="Chant">' in page
    assert '<input type="hidden" name="place_id" value="p1">' in page


async def test_a_wrong_search_for_workshops_keeps_what_was_typed(browser):
    answer = await browser.get("/ateliers?q=son&first_day=hier")
    page = await answer.text()

    assert (answer.status, 'value="son"' in page, 'href="#first_day"' in page) == (422, True, True)


def test_tiles_need_to_say_whose_they_are():
    with pytest.raises(ValidationError, match="GATEWAY_TILE_ATTRIBUTION"):
        GatewaySettings(session_secret="s" * 32, tile_url=TILES["tile_url"])


@pytest.mark.parametrize("url", ["https://tiles.example/", "javascript:{z}{x}{y}", "{z}/{x}/{y}"])
def test_tiles_need_an_address(url):
    with pytest.raises(ValidationError, match="GATEWAY_TILE_URL"):
        GatewaySettings(session_secret="s" * 32, **{**TILES, "tile_url": url})


@pytest.mark.parametrize(
    ("tiles", "images"),
    [(TILES, "img-src 'self' data: https://*.tiles.example;"), ({}, "img-src 'self' data: ;")],
)
async def test_a_browser_may_load_tiles_from_their_host_alone(services, tiles, images):
    app = create_app(GatewaySettings(session_secret="s" * 32, **tiles), lambda _: services)

    async with TestClient(TestServer(app)) as client:
        policy = (await client.get("/health/live")).headers["Content-Security-Policy"]

    assert images in policy


def a_package_folder(folder):
    for package, path in PACKAGES.values():
        file = folder / package / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"/* {package} */")
        (folder / package / "LICENSE").write_text("Theirs, to be kept. */")
    return folder


def test_what_browsers_get_is_named_by_its_content_and_keeps_its_licence(tmp_path):
    names = vendor(a_package_folder(tmp_path / "packages"), tmp_path / "vendor")

    assert vendored(tmp_path / "vendor").keys() == PACKAGES.keys()
    assert sorted(vendored(tmp_path / "vendor").values()) == names
    content = (tmp_path / "vendor" / names[0]).read_text()
    assert content.startswith("/*! Theirs, to be kept. * / */")


def test_of_what_was_vendored_before_nothing_is_left(tmp_path):
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "leaflet-0000.js").write_text("old")

    vendor(a_package_folder(tmp_path / "packages"), tmp_path / "vendor")

    assert not (tmp_path / "vendor" / "leaflet-0000.js").exists()


def test_without_the_packages_nothing_is_copied(tmp_path):
    with pytest.raises(OSError, match="LICENSE"):
        vendor(tmp_path / "nothing", tmp_path / "vendor")

    assert vendored(tmp_path / "vendor") == {}
