"""What others were told and answered is for the operator, and for who sits at the machine."""

import re

import pytest

from tests.journeys.listings import listed
from tests.journeys.people import INBOX, an_email


@pytest.mark.parametrize("path", [INBOX, "/reponses"])
@pytest.mark.parametrize(
    "headers", [{"X-Forwarded-For": "203.0.113.9"}, {"Host": "maillage.example"}]
)
def test_from_elsewhere_there_is_no_sandbox(product, path, headers):
    here = product.person().browser.open(path)

    elsewhere = product.person().browser.open(path, **headers)

    assert (here.status, elsewhere.status) == (200, 404)


def test_the_operator_sees_the_sandbox_from_elsewhere_and_an_editor_does_not(product):
    place_id = product.place_id("funlab")
    elsewhere = {"X-Forwarded-For": "203.0.113.9"}
    operator = {**product.editor(place_id, role="operator"), **elsewhere}
    editor = {**product.editor(place_id), **elsewhere}

    asked = [product.http.get(INBOX, headers=each) for each in (operator, editor)]

    assert [answer.status_code for answer in asked] == [200, 404]


def test_another_site_cannot_answer_for_somebody(product):
    ana = product.person()
    ana.asks_for_alerts(product.place(product.place_id("funlab")))
    action = ana.gets("Confirmez").page.forms[0].action

    refused = product.http.post(
        action, data={"text": "STOP", "key": "x"}, headers={"Origin": "http://elsewhere.example"}
    )

    assert refused.status_code == 403
    assert ana.messages("vous ne recevrez plus rien") == []


def test_who_a_resident_is_stays_inside_notify(product, a_file):
    place = listed(product, a_file)
    ana, bob = product.person().follows(place), product.person(an_email()).follows(place)
    workshop = product.publish_workshop(place["place_id"])
    bob.gets(workshop["titre"])
    ana.answers(ana.gets(workshop["titre"]), f"C'est {ana.address} qui répond")
    ana.answers(ana.messages()[0], "STOP")

    digits, name = ana.address.replace(" ", "")[1:], bob.address.partition("@")[0]
    written = re.compile(rf"{ana.address}|{digits}|{name}")

    assert not written.search(product.log())
    assert {where for where, kept in product.documents() if written.search(kept)} == {
        "notify.sandbox"
    }
