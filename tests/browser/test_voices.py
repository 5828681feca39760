"""Structures that say what is true, residents who are told: by keyboard, or without a script."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import faults, message_that_says, press_tab_until, sign_in

THEME = "Loisirs et créations numériques"


@dataclass(frozen=True)
class Known:
    """What a way to a page may need."""

    edited_id: str
    structure_id: str
    edit_link: str
    referent_link: str
    mobile: str


@pytest.fixture
def known(
    edited_id: str, structure_id: str, edit_link: str, referent_link: str, mobile: str
) -> Known:
    """Who has said nothing yet."""
    return Known(edited_id, structure_id, edit_link, referent_link, mobile)


@pytest.fixture
def scriptless(chromium: Browser, product_url: str) -> Iterator[Page]:
    """The first tab of a visitor whose browser runs no script."""
    visitor = chromium.new_context(base_url=product_url, locale="fr-FR", java_script_enabled=False)
    yield visitor.new_page()
    visitor.close()


def subscribe(page: Page, mobile: str, commune: str = "37000") -> None:
    page.goto("/alertes")
    page.get_by_label("Autour de quelle commune").fill(commune)
    page.get_by_role("button", name="Continuer").click()
    page.locator("input[name=around]").first.check()
    page.get_by_label("Votre numéro de mobile").fill(mobile)
    page.get_by_role("button", name="Me prévenir").click()


def open_confirmation(page: Page, known: Known) -> None:
    subscribe(page, known.mobile)
    message_that_says(page, spaced(known.mobile), "Confirmez").get_by_role("link").click()


def confirm_alerts(page: Page, known: Known) -> None:
    open_confirmation(page, known)
    page.get_by_role("button", name="Je confirme").click()


def end_alerts(page: Page, known: Known) -> None:
    confirm_alerts(page, known)
    page.get_by_role("button", name="Ne plus recevoir").click()


def open_reminder(page: Page, _: Known) -> None:
    reminder = message_that_says(page, "EPN de La Riche", "toujours juste")
    reminder.get_by_role("link").click()


def confirm_by_link(page: Page, known: Known) -> None:
    open_reminder(page, known)
    page.get_by_role("button", name="Tout est juste").click()


def choose_contact(page: Page, known: Known) -> None:
    page.goto(f"/lieux/{known.structure_id}")
    page.get_by_role("link", name="C'est ma structure").click()


def claim(page: Page, known: Known) -> None:
    choose_contact(page, known)
    page.get_by_role("button", name="Envoyer un courriel").click()


def open_link(page: Page, known: Known) -> None:
    page.goto(known.edit_link)


def edit(page: Page, known: Known) -> None:
    sign_in(page, known.edit_link)
    page.get_by_label("Téléphone").fill("douze")
    page.get_by_role("button", name="Enregistrer").click()


def announce_nothing(page: Page, known: Known) -> None:
    sign_in(page, known.edit_link)
    page.goto(f"/lieux/{known.edited_id}/ateliers/nouveau")
    page.get_by_role("button", name="Annoncer cet atelier").click()


def announce(page: Page, known: Known, titre: str = "Premiers pas") -> None:
    announce_nothing(page, known)
    page.get_by_label("Titre").fill(titre)
    page.get_by_label("Thème").select_option(THEME)
    page.get_by_label("Jour").fill("2027-03-12")
    page.get_by_label("Début").fill("14:00")
    page.get_by_label("Fin").fill("16:00")
    page.get_by_role("button", name="Annoncer cet atelier").click()


def ask_to_cancel(page: Page, known: Known, titre: str = "Premiers pas") -> None:
    announce(page, known, titre)
    page.get_by_role("link", name="Annuler cet atelier").click()


def propose_nothing(page: Page, known: Known) -> None:
    page.goto(f"/lieux/{known.structure_id}/corriger?section=contact")
    page.get_by_label("Téléphone").fill("douze")
    page.get_by_role("button", name="Envoyer la correction").click()


def propose(page: Page, known: Known) -> None:
    page.goto(f"/lieux/{known.structure_id}")
    page.get_by_role("link", name="Signaler une erreur").click()
    page.get_by_role("link", name="Les horaires").click()
    page.get_by_label("Horaires").fill("lundi 9h-12h")
    page.get_by_role("button", name="Envoyer la correction").click()


def ask_to_be_told(page: Page, known: Known) -> None:
    propose(page, known)
    page.get_by_label("Votre numéro de mobile").fill(known.mobile)
    page.get_by_role("button", name="Prévenez-moi").click()


def open_territory(page: Page, known: Known) -> None:
    propose(page, known)
    page.goto(known.referent_link)
    page.get_by_role("button", name="Voir ce qui m'attend").click()


def open_corrections(page: Page, known: Known) -> None:
    open_territory(page, known)
    page.goto(f"/lieux/{known.structure_id}/corrections")


def open_correction(page: Page, known: Known) -> None:
    open_corrections(page, known)
    page.get_by_role("link", name="Examiner").click()


def read_history(page: Page, known: Known) -> None:
    open_territory(page, known)
    page.goto(f"/lieux/{known.structure_id}/historique")


def open_place_as_referent(page: Page, known: Known) -> None:
    open_territory(page, known)
    page.goto(f"/lieux/{known.structure_id}")


def list_my_places(page: Page, known: Known) -> None:
    sign_in(page, known.edit_link)
    page.goto("/mes-fiches")


def open_referent_link(page: Page, known: Known) -> None:
    page.goto(known.referent_link)


def spaced(mobile: str) -> str:
    return mobile.replace(" ", "\u00a0")


WAYS: dict[str, Callable[[Page, Known], None]] = {
    "an alert to confirm": open_confirmation,
    "an alert": confirm_alerts,
    "an ended alert": end_alerts,
    "a reminder": open_reminder,
    "a listing confirmed by its link": confirm_by_link,
    "the contacts of a claim": choose_contact,
    "a claim that was sent": claim,
    "an edit link": open_link,
    "a listing with an error": edit,
    "a workshop with errors": announce_nothing,
    "a workshop just announced": announce,
    "the question before cancelling": ask_to_cancel,
    "a correction with an error": propose_nothing,
    "a correction just sent": propose,
    "a proposer who will be told": ask_to_be_told,
    "a referent's link": open_referent_link,
    "a territory": open_territory,
    "corrections that wait": open_corrections,
    "a correction to judge": open_correction,
    "a history": read_history,
    "a place, for its referent": open_place_as_referent,
    "my places": list_my_places,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_nobody_is_kept_out_of(page, axe, known, way):
    way(page, known)

    assert faults(page, axe) == {}


def test_alerts_are_asked_for_and_confirmed_by_keyboard_alone(page, mobile):
    page.goto("/alertes")
    press_tab_until(page, "#commune")
    page.keyboard.type("Tours")
    page.keyboard.press("Enter")
    page.wait_for_url("**/alertes?commune=Tours")
    press_tab_until(page, "#address")
    page.keyboard.type(mobile)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Presque fini")

    message_that_says(page, spaced(mobile))
    press_tab_until(page, ".message a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/alertes/*")
    press_tab_until(page, "button[value=confirmer]")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("C'est actif")


def test_alerts_begin_and_end_without_javascript(scriptless, known):
    end_alerts(scriptless, known)

    expect(scriptless.get_by_role("heading", level=1)).to_have_text("Ces alertes sont arrêtées")
    expect(scriptless.get_by_role("link", name="M'abonner à nouveau")).to_be_visible()


def test_an_address_that_does_not_fit_its_way_says_which_would(page):
    subscribe(page, "prenom@exemple.fr")

    expect(page.locator(".summary")).to_be_focused()
    page.locator(".summary").get_by_role("link", name="choisissez plus haut").click()

    expect(page.locator("#address")).to_be_focused()
    expect(page.locator("#address")).to_have_value("prenom@exemple.fr")
    expect(page.locator("#address")).to_have_accessible_description(re.compile("«.Par courriel.»"))


def test_an_ok_in_answer_to_the_reminder_brings_the_listing_up_to_date(page):
    reminder = message_that_says(page, "EPN de La Riche", "toujours juste")
    reminder.get_by_role("button", name="Répondre OK").click()
    expect(page.get_by_role("status")).to_contain_text("la fiche est confirmée")

    page.goto("/?q=EPN+de+La+Riche")
    page.get_by_role("link", name="EPN de La Riche").click()

    expect(page.locator(".title .badge")).to_have_text("À jour")
    expect(page.locator(".about")).to_contain_text("La structure les a confirmées le")


def test_a_reminder_shows_what_is_to_be_confirmed(page, known):
    open_reminder(page, known)

    listing = page.get_by_role("region", name="Ce que le public lit")
    expect(listing).to_contain_text("37520 La Riche")
    expect(listing).to_contain_text("Aide aux démarches administratives")


def test_an_answer_that_no_rule_understands_waits_for_a_person(page, known):
    claim(page, known)
    message = message_that_says(page, "Votre lien pour modifier")
    message.get_by_text("Répondre autre chose").press("Enter")
    message.get_by_label("Réponse du destinataire").fill("Nous fermons en juin")
    message.get_by_label("Réponse du destinataire").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("elle attend une personne")

    page.get_by_role("link", name="Réponses en attente").click()
    waiting = page.get_by_role("article").filter(has_text="Nous fermons en juin")
    waiting.get_by_role("button", name="Marquer comme traitée").click()

    expect(waiting).to_have_count(0)


def test_a_structure_claims_and_corrects_its_listing_without_javascript(scriptless, known):
    claim(scriptless, known)
    sent_to = scriptless.get_by_role("status").locator("bdi").inner_text()
    message_that_says(scriptless, sent_to).get_by_role("link").first.click()
    scriptless.get_by_role("button", name="Commencer à modifier").click()
    scriptless.get_by_label("Horaires").fill("Tu 10:00-12:00")
    scriptless.get_by_role("button", name="Enregistrer et confirmer").click()

    expect(scriptless.get_by_role("status")).to_contain_text("La fiche est confirmée, merci")
    expect(scriptless.locator(".hours")).to_contain_text("mardi")


def test_who_has_no_link_is_led_to_where_one_is_asked_for(page, structure_id):
    page.goto(f"/lieux/{structure_id}/modifier")
    page.get_by_role("link", name="Demander un lien").click()

    expect(page.get_by_role("button", name="Envoyer un SMS")).to_be_visible()


def test_a_workshop_that_was_announced_is_told_to_who_lives_nearby(page, known):
    confirm_alerts(page, known)

    announce(page, known, "Du son et des images")

    expect(page.get_by_role("status")).to_be_focused()
    told = message_that_says(page, spaced(known.mobile), "Du son et des images")
    told.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du son et des images")


def test_what_a_workshop_lacks_is_announced_and_leads_to_its_field(page, known):
    announce_nothing(page, known)

    expect(page).to_have_title("Erreur\u00a0: Annoncer un atelier – Maillage")
    expect(page.locator(".summary")).to_be_focused()
    press_tab_until(page, ".summary a[href='#theme']")
    page.keyboard.press("Enter")

    expect(page.get_by_label("Thème")).to_be_focused()


def test_a_cancelled_workshop_says_so_once_and_for_all(page, known):
    ask_to_cancel(page, known, "Un atelier de trop")
    page.get_by_role("button", name="Oui, annuler").press("Enter")

    expect(page.get_by_role("status")).to_contain_text("cet atelier est annulé")
    page.reload()
    expect(page.get_by_role("status")).to_have_count(0)
    expect(page.get_by_text("cet atelier n'aura pas lieu")).to_be_visible()

    page.locator(".back a").click()
    expect(page.get_by_text("Un atelier de trop")).to_have_count(0)
