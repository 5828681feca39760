"""The voices of structures: they confirm their listing, claim it, and keep it true."""

import uuid

from tests.contract.buses import eventually
from tests.journeys.listings import a_row, a_word, listed
from tests.journeys.people import a_number, an_email, international

REPLIES = "/reponses"


def a_structure(product, a_file, number=None, **fields):
    """A listing that publishes the telephone of somebody, and that somebody."""
    number = number or a_number()
    place = listed(product, a_file, telephone=international(number), **fields)
    return place, product.person(number)


def a_reminded_structure(product, a_file):
    """The same when half a year has passed, with the reminder that was sent."""
    place, keeper = a_structure(product, a_file)
    product.let_come_due(place["place_id"])
    return place, keeper, keeper.gets(place["nom"])


def is_confirmed(product, place) -> bool:
    return bool(product.place(place["place_id"])["confirmed_at"])


def lines(product, place) -> list[str]:
    """What happened to the place, oldest first, as its history tells."""
    return [line["what"] for line in product.history(place["place_id"])]


# Reminders.


def test_the_demo_has_one_structure_that_is_asked(product):
    place = product.find(q="EPN de La Riche")["places"][0]["place"]

    eventually(lambda: "confirmation_due" in lines(product, place), within_s=60)

    assert place["id"] == "tours-10"
    eventually(lambda: "EPN de La Riche" in "".join(product.sent_to("+33639980001")))


def test_ok_in_the_sandbox_confirms_the_listing(product, a_file):
    place, keeper, reminder = a_reminded_structure(product, a_file)
    assert "À confirmer" in product.page_of(place)

    told = keeper.browser.press(reminder.page, "Répondre OK")

    assert "la fiche est confirmée" in told.text
    eventually(lambda: lines(product, place) == ["published", "confirmation_due", "confirmed"])
    assert is_confirmed(product, place)
    eventually(lambda: "À jour" in product.page_of(place))
    eventually(lambda: found(product, place)["freshness"] == "up_to_date")
    by = product.history(place["place_id"])[-1]["by"]
    assert (by["role"], by["via"], bool(by["person_id"])) == ("editor", "reminder", True)


def found(product, place):
    """The place as searches find it."""
    return product.find(q=place["nom"].split()[1])["places"][0]


def test_the_button_of_the_linked_page_confirms_and_looking_at_it_does_not(product, a_file):
    keeper = product.person(an_email())
    place = listed(product, a_file, courriels=keeper.address)
    product.let_come_due(place["place_id"])
    link = keeper.gets(place["nom"]).link
    before = product.etag(place["place_id"]), lines(product, place)
    keeper.browser.look(link)
    keeper.browser.look(f"{link}/fin")
    page = keeper.browser.open(link)
    assert (product.etag(place["place_id"]), lines(product, place)) == before

    thanks = keeper.browser.press(page, "Tout est juste")

    assert "Merci, c'est confirmé" in thanks.text
    eventually(lambda: is_confirmed(product, place))
    eventually(lambda: "À jour" in product.page_of(place))


def test_ok_said_twice_confirms_once(product, a_file):
    place, keeper, reminder = a_reminded_structure(product, a_file)
    keeper.answers(reminder, "OK")
    eventually(lambda: is_confirmed(product, place))

    pressed_again = keeper.answers(reminder, "OK")
    said_again = keeper.answers(keeper.gets(place["nom"]), "oui")

    assert "la fiche est confirmée" in pressed_again.text
    assert "la fiche est confirmée" in said_again.text
    assert lines(product, place).count("confirmed") == 1


def test_an_editor_confirms_by_the_api(product, a_file):
    place = listed(product, a_file)
    editor = {**product.editor(place["place_id"]), "If-Match": product.etag(place["place_id"])}

    receipt = product.http.post(
        f"/api/v1/places/{place['place_id']}/confirmation", headers=editor
    ).json()

    assert receipt["changed"] == ["confirmed_at", "fresh_until"]
    eventually(lambda: "À jour" in product.page_of(place))


def test_any_other_answer_waits_until_a_person_has_seen_to_it(product, a_file):
    place, keeper, reminder = a_reminded_structure(product, a_file)
    said = f"On a déménagé, {a_word()} !"

    told = keeper.answers(reminder, said)

    (waiting,) = [e for e in keeper.browser.open(REPLIES).articles() if said in e.text]
    assert "elle attend une personne" in told.text
    assert f"/lieux/{place['place_id']}" in waiting.html
    assert not is_confirmed(product, place)
    assert said not in keeper.browser.press(waiting, "Marquer comme traitée").text


def test_who_says_stop_is_not_reminded_again(product, a_file):
    place, keeper, reminder = a_reminded_structure(product, a_file)
    told = keeper.answers(reminder, "STOP")
    keeper.gets("vous ne recevrez plus rien")

    product.let_come_due(place["place_id"])

    assert "plus rien ne sera envoyé" in told.text
    eventually(lambda: "suppressed" in product.states(place_id=place["place_id"]), within_s=60)
    assert len(keeper.messages("toujours juste")) == 1


def test_a_territory_is_asked_once_it_is_switched_on(product, a_file):
    place, keeper = a_structure(product, a_file, code_postal="09000")
    product.let_come_due(place["place_id"])
    shown = product.command("services.directory.reminders", "show", "09")
    a_reminded_structure(product, a_file)  # where they are on
    before = keeper.messages()

    unsure = product.command("services.directory.reminders", "on", "09")
    switched = product.command("services.directory.reminders", "on", "09", "--yes")

    assert "Reminders are off." in shown.stdout
    assert (unsure.returncode, "Nothing was changed" in unsure.stdout) == (1, True)
    assert before == []
    assert (switched.returncode, switched.stderr) == (0, "")
    keeper.gets(place["nom"])


def test_a_territory_that_is_switched_off_is_asked_no_more(product, a_file):
    product.command("services.directory.reminders", "on", "48", "--yes")
    place, keeper = a_structure(product, a_file, code_postal="48000")

    product.command("services.directory.reminders", "off", "48")

    product.let_come_due(place["place_id"])
    a_reminded_structure(product, a_file)  # where they are on
    assert keeper.messages() == []
    assert lines(product, place) == ["published"]


def test_an_import_tells_nobody_anything(product, a_file):
    numbers = [a_number() for _ in range(3)]
    word = a_word()
    rows = [
        a_row(id=n, nom=f"Lieu {word}", telephone=international(n), courriels=an_email())
        for n in numbers
    ]
    fresher = [{**row, "horaires": "Mo 09:00-12:00", "date_maj": "2026-11-01"} for row in rows]

    product.import_file(a_file(*rows))
    product.import_file(a_file(*fresher))

    eventually(lambda: product.find(q=word)["total"] == len(rows))
    found = [each["place"]["place_id"] for each in product.find(q=word)["places"]]
    eventually(lambda: all(len(product.history(each)) == 2 for each in found))
    assert [product.states(place_id=each) for each in found] == [[], [], []]
    assert [product.person(number).messages() for number in numbers] == [[], [], []]


# « C'est ma structure ».


def a_claim(visitor, place, button):
    """Say on the place's page that it is ours; the page that says where the link went."""
    listing = visitor.open(f"/lieux/{place['place_id']}")
    return visitor.press(visitor.open(listing.link("C'est ma structure")), button)


def test_a_claim_sends_an_edit_link_to_the_published_contact(product, a_file):
    place, keeper = a_structure(product, a_file)
    anybody = product.person()

    told = a_claim(anybody.browser, place, "Envoyer un SMS")

    assert "Le lien est parti" in told.text
    assert keeper.address in told.text
    message = keeper.gets(f'modifiez "{place["nom"]}"')
    assert message.link.startswith(f"{product.url}/lien/")
    assert message.link not in told.html
    assert anybody.messages() == []


def test_no_other_contact_can_be_chosen(product, a_file):
    place, _ = a_structure(product, a_file)
    anybody = product.person(an_email())
    page = anybody.browser.open(f"/lieux/{place['place_id']}/c-est-ma-structure")

    other = {"channel": "email", "address": anybody.address}
    refused = anybody.browser.press(page, "Envoyer un SMS", **other)

    assert refused.status == 422
    assert anybody.messages() == []


def test_a_listing_that_publishes_no_contact_cannot_be_claimed(product, a_file):
    place = listed(product, a_file, telephone="+33247001122")
    address = f"/api/v1/places/{place['place_id']}/claims"

    refused = product.http.post(address, json={"channel": "sms"})

    page = product.person().browser.open(f"/lieux/{place['place_id']}/c-est-ma-structure")
    assert (refused.status_code, refused.json()["code"]) == (422, "contact_not_published")
    assert "nulle part où envoyer" in page.text


def test_claims_of_the_same_minutes_send_one_link(product, a_file):
    place, keeper = a_structure(product, a_file)
    address = f"/api/v1/places/{place['place_id']}/claims"
    first = product.http.post(address, json={"channel": "sms"})

    again = product.http.post(address, json={"channel": "sms"})

    keeper.gets("modifiez")
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert product.states(place_id=place["place_id"]) == ["delivered"]


def test_whoever_opens_the_link_changes_and_confirms_the_listing(product, a_file):
    place, keeper = a_structure(product, a_file)
    a_claim(keeper.browser, place, "Envoyer un SMS")
    link = keeper.gets("modifiez").link
    keeper.browser.look(link)
    form = keeper.browser.press(keeper.browser.open(link), "Commencer à modifier")

    other = an_email()
    changes = {"horaires": "Mo-Fr 09:00-12:00", "courriels": other}
    shown = keeper.browser.press(
        form, "Enregistrer et confirmer", **changes, services=["Utilisation sécurisée du numérique"]
    )

    assert "La fiche est confirmée" in shown.text
    eventually(lambda: "À jour" in product.page_of(place))
    now = product.place(place["place_id"])
    assert (now["horaires"], now["courriels"]) == ("Mo-Fr 09:00-12:00", [other])
    assert now["services"] == ["Utilisation sécurisée du numérique"]
    receipt = keeper.gets("c'est noté, merci")
    assert "horaires" in receipt.text


def test_a_form_sent_unchanged_confirms_and_sends_a_receipt(product, a_file):
    place, keeper = a_structure(product, a_file)
    a_claim(keeper.browser, place, "Envoyer un SMS")
    page = keeper.browser.open(keeper.gets("modifiez").link)
    form = keeper.browser.press(page, "Commencer à modifier")

    keeper.browser.press(form, "Enregistrer et confirmer")

    eventually(lambda: lines(product, place)[-1] == "confirmed")
    assert product.history(place["place_id"])[-1]["by"]["via"] == "page"
    assert "sans changement" in keeper.gets("c'est noté, merci").text


def test_one_trace_leads_from_the_claim_to_the_message(product, a_file):
    place, _ = a_structure(product, a_file)
    trace_id = uuid.uuid4().hex
    headers = {"traceparent": f"00-{trace_id}-b7ad6b7169203331-01"}
    address = f"/api/v1/places/{place['place_id']}/claims"

    product.http.post(address, json={"channel": "sms"}, headers=headers)

    told = {"notify.on_place_claim_requested", "notify.on_notification_queued"}
    eventually(lambda: product.steps(trace_id) == {"claim_place", *told})
