"""Who wants to hear of workshops hears of each once, and of none after a STOP."""

import uuid
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from services.directory.contract.events import WorkshopPublished
from services.directory.contract.workshop import WorkshopSnapshot
from tests.contract.buses import eventually
from tests.journeys.listings import a_word, a_workshop, listed
from tests.journeys.people import an_email


def test_a_resident_is_told_once_with_a_link(product, a_file):
    place = listed(product, a_file)
    ana = product.person().follows(place)

    workshop = product.publish_workshop(place["place_id"])

    alert = ana.gets(workshop["titre"])
    assert place["nom"] in alert.text
    assert alert.link.endswith(f"/ateliers/{workshop['workshop_id']}")
    assert workshop["titre"] in ana.browser.open(alert.link).text
    assert len(ana.messages(workshop["titre"])) == 1


def test_a_resident_subscribes_by_the_pages(product):
    ana = product.person()
    place = product.find(q="EPN de La Riche")["places"][0]["place"]
    where = ana.browser.press(ana.browser.open("/alertes"), "Continuer", commune="La Riche")

    almost = ana.browser.press(where, "Me prévenir", address=ana.address, within_km="2")

    assert "Presque fini" in almost.text
    assert "Vos alertes d'ateliers" in ana.confirms_alerts().text
    workshop = product.publish_workshop(place["place_id"])
    ana.gets(workshop["titre"])


def test_who_does_not_confirm_is_told_nothing(product, a_file):
    place = listed(product, a_file)
    bob, ana = product.person(), product.person().follows(place)
    bob.asks_for_alerts(place)
    bob.browser.look(bob.gets("Confirmez").link)

    workshop = product.publish_workshop(place["place_id"])

    ana.gets(workshop["titre"])
    assert product.states(workshop_id=workshop["workshop_id"]) == ["delivered"]
    assert bob.messages(workshop["titre"]) == []


def test_a_confirmation_keeps_its_proof(product, a_file):
    place = listed(product, a_file)
    product.person().follows(place)

    (proof,) = product.proofs(place)

    assert (proof["page"], proof["wording"]) == ("api", "alertes-1")
    assert proof["asked_at"] < proof["confirmed_at"]
    assert "127.0.0" not in proof["network"]


def test_themes_and_distance_are_respected(product, a_file):
    place = listed(product, a_file)
    other_theme = product.person().follows(place, themes=["Utilisation sécurisée du numérique"])
    elsewhere = product.person().follows(listed(product, a_file))
    ana = product.person().follows(place, themes=[a_workshop()["theme"]])

    workshop = product.publish_workshop(place["place_id"])

    ana.gets(workshop["titre"])
    assert other_theme.messages(workshop["titre"]) == []
    assert elsewhere.messages(workshop["titre"]) == []


def test_the_same_workshop_sent_twice_edited_and_redelivered_is_told_once(product, a_file):
    place = listed(product, a_file)
    ana = product.person().follows(place)
    editor = {**product.editor(place["place_id"]), "Idempotency-Key": uuid.uuid4().hex}
    address, draft = f"/api/v1/places/{place['place_id']}/workshops", a_workshop()
    first = product.http.post(address, json=draft, headers=editor)

    again = product.http.post(address, json=draft, headers=editor)
    ana.gets(draft["titre"])
    revise(product, first.json(), {**draft, "price": "2 €"})
    deliver_again(product, first.json()["workshop_id"])

    last = product.publish_workshop(place["place_id"])
    ana.gets(last["titre"])
    assert again.json() == first.json()
    assert len(ana.messages(draft["titre"])) == 1
    assert product.states(workshop_id=first.json()["workshop_id"]) == ["delivered"]


def revise(product, receipt, draft) -> None:
    """Announce the workshop as it is now."""
    editor = {**product.editor(receipt["place_id"]), "If-Match": f'"{receipt["revision"]}"'}
    address = f"/api/v1/workshops/{receipt['workshop_id']}"
    assert product.http.put(address, json=draft, headers=editor).status_code == 200


def deliver_again(product, workshop_id) -> None:
    """The event of its last revision, as a broker may deliver it again."""
    workshop = WorkshopSnapshot.model_validate(product.workshop(workshop_id))
    product.deliver_again(WorkshopPublished(occurred_at=datetime.now(UTC), workshop=workshop))


def test_who_follows_twice_is_told_once(product, a_file):
    place = listed(product, a_file)
    ana = product.person().follows(place).follows(place, themes=[a_workshop()["theme"]])
    workshop = product.publish_workshop(place["place_id"])
    ana.gets(workshop["titre"])

    other = product.publish_workshop(place["place_id"])

    ana.gets(other["titre"])
    assert len(ana.messages("Atelier")) == 2


def test_stop_ends_alerts_at_once(product, a_file):
    place = listed(product, a_file)
    ana, bob = product.person().follows(place), product.person().follows(place)
    alert = ana.gets(product.publish_workshop(place["place_id"])["titre"])

    told = ana.browser.press(alert.page, "Répondre STOP")

    assert "plus rien ne sera envoyé" in told.text
    ana.gets("vous ne recevrez plus rien")
    workshop = product.publish_workshop(place["place_id"])
    bob.gets(workshop["titre"])
    assert ana.messages(workshop["titre"]) == []


def test_who_said_stop_can_subscribe_again(product, a_file):
    place = listed(product, a_file)
    ana = product.person().follows(place)
    ana.answers(ana.messages()[0], "stop")

    ana.follows(place)

    ana.gets(product.publish_workshop(place["place_id"])["titre"])


def test_the_link_of_an_email_ends_alerts_and_only_by_a_post(product, a_file):
    place = listed(product, a_file)
    bob, ana = product.person().follows(place), product.person(an_email()).follows(place)
    alert = ana.gets(product.publish_workshop(place["place_id"])["titre"])
    ending = alert.page.links[-1][1]
    ana.browser.look(ending)
    second = ana.gets(product.publish_workshop(place["place_id"])["titre"])

    ended = ana.browser.press(ana.browser.open(ending), "Ne plus recevoir")

    assert second.text
    assert "Ces alertes sont arrêtées" in ended.text
    third = product.publish_workshop(place["place_id"])
    bob.gets(third["titre"])
    assert ana.messages(third["titre"]) == []


@pytest.fixture
def sending(product):
    """The switch that stops all sending; it goes on afterwards."""
    yield lambda wish: product.command("services.notify.sending", wish)
    product.command("services.notify.sending", "go")
    product.let_a_minute_pass()


def test_what_is_cancelled_before_the_sending_is_not_announced(product, a_file, sending):
    place = listed(product, a_file)
    ana = product.person().follows(place)
    stopped = sending("stop")
    off, on = (product.publish_workshop(place["place_id"]) for _ in range(2))
    eventually(lambda: all(put_off(product, each) for each in (off, on)))

    cancel(product, off)
    eventually(lambda: product.states(workshop_id=off["workshop_id"]) == ["cancelled"])
    went_on = sending("go")
    product.let_a_minute_pass()

    ana.gets(on["titre"])
    assert ana.messages(off["titre"]) == []
    assert stopped.stdout.startswith("Sending is stopped.")
    assert went_on.stdout.startswith("Sending goes on.")
    assert "cancelled" in went_on.stdout


def put_off(product, workshop) -> bool:
    return product.states(workshop_id=workshop["workshop_id"]) == ["scheduled"]


def cancel(product, workshop) -> None:
    """Say that it will not take place."""
    editor = {**product.editor(workshop["place_id"]), "If-Match": f'"{workshop["revision"]}"'}
    address = f"/api/v1/workshops/{workshop['workshop_id']}"
    assert product.http.delete(address, headers=editor).status_code == 200


def test_stop_holds_also_for_what_is_queued(product, a_file, sending):
    place = listed(product, a_file)
    ana, bob = product.person().follows(place), product.person().follows(place)
    sending("stop")
    workshop = product.publish_workshop(place["place_id"])
    planned = {"workshop_id": workshop["workshop_id"]}
    eventually(lambda: product.states(**planned) == ["scheduled"] * 2)

    ana.answers(ana.messages()[0], "STOP")
    sending("go")
    product.let_a_minute_pass()

    bob.gets(workshop["titre"])
    assert sorted(product.states(**planned)) == ["delivered", "suppressed"]
    assert ana.messages(workshop["titre"]) == []


def test_nothing_leaves_while_sending_is_stopped(product, a_file, sending):
    place = listed(product, a_file)
    ana = product.person().follows(place)
    sending("stop")
    workshop = product.publish_workshop(place["place_id"])

    eventually(lambda: put_off(product, workshop))

    assert ana.messages(workshop["titre"]) == []
    assert "scheduled" in sending("show").stdout


# Workshops by the pages of their structure.


def an_editor(product, place):
    """Somebody who opened the edit link of the place."""
    editor = product.person()
    page = editor.browser.open(product.edit_link(place["place_id"]))
    editor.browser.press(page, "Commencer à modifier")
    return editor


def a_typed_workshop(**fields):
    """What is typed into the form."""
    day = datetime.now(UTC) + timedelta(days=9)
    typed = {"titre": f"Atelier {a_word()}", "theme": "Loisirs et créations numériques"}
    return {**typed, "jour": f"{day:%d/%m/%Y}", "debut": "14h30", "fin": "16:00", **fields}


def test_an_editor_announces_a_workshop_by_the_page(product, a_file):
    place, typed = listed(product, a_file), a_typed_workshop()
    ana, editor = product.person().follows(place), an_editor(product, place)
    form = editor.browser.open(f"/lieux/{place['place_id']}/ateliers/nouveau")

    shown = editor.browser.press(form, "Annoncer cet atelier", **typed)

    assert "Votre atelier est annoncé" in shown.text
    assert typed["titre"] in product.page_of(place)
    assert httpx.URL(ana.gets(typed["titre"]).link).path == httpx.URL(shown.address).path


def test_the_same_form_sent_twice_announces_one_workshop(product, a_file):
    place, typed = listed(product, a_file), a_typed_workshop()
    editor = an_editor(product, place)
    form = editor.browser.open(f"/lieux/{place['place_id']}/ateliers/nouveau")
    first = editor.browser.press(form, "Annoncer cet atelier", **typed)

    again = editor.browser.press(form, "Annoncer cet atelier", **typed)

    assert again.address == first.address
    assert product.page_of(place).count(typed["titre"]) == 1


def test_an_editor_changes_and_cancels_a_workshop_by_the_pages(product, a_file):
    place, typed = listed(product, a_file), a_typed_workshop()
    editor = an_editor(product, place)
    form = editor.browser.open(f"/lieux/{place['place_id']}/ateliers/nouveau")
    shown = editor.browser.press(form, "Annoncer cet atelier", **typed)

    form = editor.browser.open(shown.link("Modifier cet atelier"))
    changed = editor.browser.press(form, "Enregistrer", price="2 €")
    question = editor.browser.open(changed.link("Annuler cet atelier"))
    cancelled = editor.browser.press(question, "Annuler cet atelier")

    assert "2 €" in changed.text
    assert f"Annulé : {typed['titre']}" in cancelled.text
    assert typed["titre"] not in product.page_of(place)


def test_nobody_announces_without_an_edit_link(product, a_file):
    place = listed(product, a_file)
    address = f"{product.url}/api/v1/places/{place['place_id']}/workshops"

    refused = product.http.post(address, json=a_workshop())

    assert (refused.status_code, refused.json()["code"]) == (401, "not_signed_in")
    page = product.person().browser.open(f"/lieux/{place['place_id']}/ateliers/nouveau")
    assert page.status == 401
