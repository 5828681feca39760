"""A first visit: with a keyboard, on a small screen, without JavaScript, with a screen reader."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.looking import faults, press_tab_until, sign_in

PUBLIC_PAGES = {
    "the first page": "/",
    "a list": "/?q=seniors&commune=Tours&near=47.39,0.7&within_km=25",
    "a list with filters": "/?q=seniors&where=saint+pierre&services=Couture&with_workshops=true",
    "an empty list": "/?q=zzzzzz+yyyyyy&where=Tours&frais_a_charge=Payant",
    "workshops": "/ateliers?where=Tours&within_km=20",
    "a wrong search": "/?colour=red&near=x",
    "a place": "/lieux/{place_id}",
    "a problem": "/lieux/nowhere",
    "no session": "/lieux/{place_id}/modifier",
    "a workshop": "/ateliers/{workshop_id}",
    "alerts": "/alertes",
    "alerts, of nowhere": "/alertes?commune=zzzzzz",
    "alerts, around a commune": "/alertes?commune=37300",
    "alerts, almost done": "/alertes/presque-fini",
    "a claim that cannot be": "/lieux/{place_id}/c-est-ma-structure",
    "which error it is": "/lieux/{place_id}/corriger",
    "an error in the hours": "/lieux/{place_id}/corriger?section=horaires",
    "an error in the services": "/lieux/{place_id}/corriger?section=services",
    "a place that is no more": "/lieux/{place_id}/corriger?section=n-existe-plus",
    "a correction that is forgotten": "/corrections/nowhere",
    "the territory of others": "/referent",
    "a dead link": "/lien/nowhere",
    "the dead link of an alert": "/alertes/nowhere",
    "the sandbox": "/bac-a-sable",
    "answers that wait": "/reponses",
    "the API": "/api/",
}
public_pages = pytest.mark.parametrize("path", PUBLIC_PAGES.values(), ids=PUBLIC_PAGES)


@public_pages
def test_nobody_is_kept_out_of(page, axe, place_id, workshop_id, path):
    page.goto(path.format(place_id=place_id, workshop_id=workshop_id))

    assert faults(page, axe) == {}


@public_pages
def test_the_browser_refuses_nothing_of(page, place_id, workshop_id, path):
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text))
    page.on("pageerror", lambda error: refused.append(str(error)))

    page.goto(path.format(place_id=place_id, workshop_id=workshop_id))

    assert [text for text in refused if "Failed to load resource" not in text] == []


def test_a_place_is_found_by_keyboard_alone(page):
    page.goto("/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    press_tab_until(page, "#q")
    page.keyboard.type("imprimante 3D")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=imprimante*")
    press_tab_until(page, ".place a")
    name = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_a_place_is_found_without_javascript(chromium: Browser, product_url):
    visitor = chromium.new_context(base_url=product_url, java_script_enabled=False)
    page = visitor.new_page()
    page.goto("/")

    expect(page.get_by_role("button", name="Autour de moi")).to_be_hidden()
    page.get_by_label("Où ?").fill("joue les tours")
    page.get_by_label("Jusqu'à").select_option("5")
    page.get_by_role("button", name="Rechercher").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("4 lieux trouvés")
    page.get_by_role("link", name="La Grange numérique").click()

    expect(page.get_by_text("adresse à préciser")).to_be_visible()
    visitor.close()


def test_a_search_around_oneself_is_an_address_to_share(chromium: Browser, product_url):
    here = {"latitude": 47.34907, "longitude": 0.66513}
    visitor = chromium.new_context(
        base_url=product_url, geolocation=here, permissions=["geolocation"]
    )
    page = visitor.new_page()
    page.goto("/")

    page.get_by_role("button", name="Autour de moi").click()
    page.wait_for_url("**/?within_km=10&near=47.349%2C0.665")

    expect(page.locator(".place").first).to_contain_text("à 10 m")
    visitor.close()


def test_hours_are_read_in_french(page, place_id):
    page.goto(f"/lieux/{place_id}")

    expect(page.locator(".hours > div").first).to_contain_text("mardi14\u00a0h – 22\u00a0h")


def test_a_link_lets_its_holder_change_the_hours_without_a_password(page, edit_link, edited_id):
    sign_in(page, edit_link)
    page.get_by_label("Horaires").fill("Mo-Fr 09:00-12:00; PH off")
    page.get_by_role("button", name="Enregistrer").click()

    expect(page.get_by_role("status")).to_contain_text("Vos changements sont enregistrés")
    expect(page.locator(".hours")).to_contain_text("lundi à vendredi")
    assert page.url.endswith(f"/lieux/{edited_id}")


def test_french_hours_are_shown_back_and_nobody_is_kept_out(page, edit_link, edited_id, axe):
    sign_in(page, edit_link)
    page.get_by_label("Horaires").fill("le lundi de 9h à 12h, le mardi sur rendez-vous")
    page.get_by_role("button", name="Enregistrer").click()

    expect(page.get_by_role("alert")).to_contain_text("relisez ce que nous avons compris")
    expect(page.locator(".hours")).to_contain_text("lundi")
    assert faults(page, axe) == {}
    page.get_by_role("button", name="Enregistrer").click()

    expect(page.get_by_role("status")).to_contain_text("Vos changements sont enregistrés")
    assert page.url.endswith(f"/lieux/{edited_id}")


def test_an_error_takes_the_reader_to_its_field(page, edit_link):
    sign_in(page, edit_link)
    page.get_by_label("Téléphone").fill("douze")
    page.get_by_role("button", name="Enregistrer").click()

    expect(page.locator(".summary")).to_be_focused()
    page.get_by_role("link", name="Téléphone").click()

    expect(page.get_by_label("Téléphone")).to_be_focused()
    expect(page.get_by_label("Téléphone")).to_have_value("douze")
