"""Searching as people do: suggestions, filters and the map, by keyboard and without a script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from services.gateway.vendoring import vendored
from tests.browser.looking import faults, press_tab_until

AROUND_TOURS = "/?where=Tours&within_km=20"
SHOWN_ON_MAP = """
[...document.querySelectorAll(".map .spots")]
  .reduce((sum, each) => sum + Number(each.textContent), 0)
  + document.querySelectorAll(".map .spot").length
"""


@pytest.fixture
def mapped(page: Page) -> Page:
    """A page whose map was scrolled to and drawn."""
    if not vendored():
        pytest.skip("the map's packages are absent: run `make setup`")
    page.goto(AROUND_TOURS)
    page.locator("#carte").scroll_into_view_if_needed()
    expect(page.locator("#carte").get_by_role("status")).to_contain_text("sur la carte")
    return page


def found(page: Page) -> int:
    heading = page.locator("#resultats").inner_text()
    return int(re.sub(r"\D", "", heading))


def test_a_commune_is_chosen_among_suggestions_by_keyboard(page):
    page.goto("/")
    where = page.get_by_role("combobox", name="Où ?")
    where.focus()
    page.keyboard.type("joue les t")
    option = page.get_by_role("option", name=re.compile("Joué-lès-Tours"))
    expect(option).to_be_visible()

    page.keyboard.press("ArrowDown")

    expect(option).to_have_attribute("aria-selected", "true")
    expect(where).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    page.keyboard.press("Enter")
    expect(where).to_have_value("Joué-lès-Tours (37300)")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_escape_leaves_what_was_typed(page):
    page.goto("/")
    what = page.get_by_role("combobox", name="Quoi ?")
    what.focus()
    page.keyboard.type("demarch")
    expect(page.get_by_role("option").first).to_be_visible()

    page.keyboard.press("Escape")

    expect(what).to_have_attribute("aria-expanded", "false")
    expect(what).to_have_value("demarch")


def test_open_suggestions_keep_nobody_out(page, axe):
    page.goto("/")
    page.get_by_role("combobox", name="Où ?").focus()
    page.keyboard.type("tour")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")

    assert faults(page, axe) == {}


def test_a_filter_finds_as_many_places_as_it_says_without_javascript(
    chromium: Browser, product_url
):
    visitor = chromium.new_context(base_url=product_url, java_script_enabled=False)
    page = visitor.new_page()
    page.goto("/")
    page.locator(".filters > summary").click()
    box = page.locator("label.box", has_text="Aide aux démarches administratives")
    promised = int(re.sub(r"\D", "", box.locator(".count").inner_text()))

    box.click()
    page.get_by_role("button", name="Appliquer les filtres").click()

    assert found(page) == promised > 0
    expect(page.get_by_role("link", name="Retirer : Aide aux démarches")).to_be_visible()
    expect(page.locator("#carte")).to_be_hidden()
    visitor.close()


def test_the_map_shows_every_place_of_the_list(mapped):
    assert mapped.locator(".map").bounding_box()["height"] > 200
    assert mapped.evaluate(SHOWN_ON_MAP) == found(mapped) > 0


def test_the_map_keeps_nobody_out(mapped, axe):
    assert faults(mapped, axe) == {}


def test_a_place_is_reached_from_the_map_by_keyboard_alone(mapped):
    mapped.locator(".map").focus()
    for _ in range(8):  # nearer, until a place stands alone
        if mapped.locator(".spot").count():
            break
        press_tab_until(mapped, ".spots")
        mapped.keyboard.press("Enter")
        mapped.wait_for_timeout(400)
    press_tab_until(mapped, ".spot")
    named = mapped.evaluate("document.activeElement.getAttribute('aria-label')")
    mapped.keyboard.press("Enter")

    link = mapped.locator(".leaflet-popup a[href^='/lieux/']")
    expect(link).to_be_focused()
    assert link.inner_text() in named
    mapped.keyboard.press("Escape")
    expect(link).to_have_count(0)
    mapped.keyboard.press("Enter")  # the focus is back on the point
    expect(link).to_be_focused()
    mapped.keyboard.press("Enter")
    mapped.wait_for_url("**/lieux/*")


def test_where_places_are_many_the_map_asks_again_nearer(page):
    if not vendored():
        pytest.skip("the map's packages are absent: run `make setup`")
    asked: list[str] = []
    tiles = [
        {
            "type": "Feature",
            "id": f"6/32/{n}",
            "geometry": {"type": "Point", "coordinates": [n / 2, 47.0]},
            "properties": {"count": 1000 + n},
        }
        for n in range(3)
    ]
    answer = {"type": "FeatureCollection", "total": 3003, "placed": 3003, "features": tiles}

    def many(route):
        asked.append(route.request.url)
        route.fulfill(json=answer)

    page.route("**/api/v1/places/map?*", many)
    page.goto("/?q=seniors")
    page.locator("#carte").scroll_into_view_if_needed()
    expect(page.locator("#carte").get_by_role("status")).to_have_text("3003 lieux sur la carte.")
    expect(page.get_by_role("button", name="1001 lieux ici : agrandir")).to_be_visible()

    page.get_by_role("button", name="Agrandir la carte").click()
    page.wait_for_timeout(600)

    assert all("q=seniors" in url for url in asked)
    assert "bbox=" in asked[-1]
    nearer, before = (int(url.split("zoom=")[1]) for url in (asked[-1], asked[-2]))
    assert nearer > before


def test_what_the_map_shows_is_searched_and_kept_in_the_address(mapped):
    mapped.get_by_role("button", name="Agrandir la carte").click()
    mapped.wait_for_timeout(400)

    mapped.get_by_role("button", name="Chercher dans cette zone").click()
    mapped.wait_for_url("**/?*bbox=*")

    expect(mapped.get_by_role("link", name="Retirer : Zone choisie sur la carte")).to_be_visible()
    assert "where=" not in mapped.url
