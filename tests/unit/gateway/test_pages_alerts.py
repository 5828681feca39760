"""Asking for alerts, confirming them and ending them, as a browser or a mail program does."""

import pytest

from services.gateway.consent import SENTENCE, WORDING
from services.gateway.pages.words import typeset
from services.wire.errors import Forbidden, Invalid, NotFound, Unavailable
from tests.unit.gateway.canned import SUBSCRIPTION, hidden_in, send

FORM = "/alertes?commune=tours"
ALERT = "/alertes/a-token"
TYPED = {"around": "0", "within_km": "10", "channel": "sms", "address": "06 39 98 00 01"}


async def ask(browser, **typed):
    return await send(browser, "/alertes", {**await hidden_in(browser, FORM), **TYPED, **typed})


async def test_first_only_the_commune_is_asked(browser, services):
    page = await (await browser.get("/alertes")).text()

    assert 'name="commune"' in page
    assert services.asked == []


async def test_then_the_communes_it_may_mean_are_offered(browser):
    page = await (await browser.get(FORM)).text()

    assert 'name="around" value="0" checked' in page
    assert "<bdi>Joué-lès-Tours</bdi> (37300)" in page


async def test_the_sentence_that_is_agreed_to_is_shown(browser):
    page = await (await browser.get(FORM)).text()

    assert typeset(SENTENCE).replace("'", "&#39;") in page


async def test_a_commune_that_is_not_found_is_asked_again(browser, services):
    services.answers["find_communes"] = {"communes": []}

    page = await (await browser.get("/alertes?commune=Nulle+part")).text()

    assert 'value="Nulle part"' in page
    assert 'id="commune-erreur"' in page


async def test_the_consent_says_where_and_to_what(browser, services):
    await ask(browser)
    method, asked = services.asked[-1]

    assert (method, asked["request"]["around"]["label"]) == ("subscribe", "Tours")
    consent = asked["consent"]
    assert (consent["page"], consent["wording"]) == ("alertes", WORDING)
    assert consent["network"] == "127.0.0.0/24"


async def test_the_visitors_address_is_counted_hidden(browser, services):
    await ask(browser)

    consent = services.asked[-1][1]["consent"]

    assert len(consent["asked_from"]) == 64
    assert "127.0.0.1" not in str(consent)


async def test_sending_it_leads_to_a_page_that_says_nothing_of_the_address(browser):
    answer = await ask(browser)

    assert (answer.status, answer.headers["Location"]) == (303, "/alertes/presque-fini")
    assert "valable 1 heure" in await (await browser.get("/alertes/presque-fini")).text()


async def test_an_address_that_is_none_is_shown_with_what_to_do(browser, services):
    wrong = [{"field": "address", "message": "no number"}]
    services.answers["subscribe"] = Invalid("invalid_address", "", wrong)

    answer = await ask(browser, address="douze", themes="Loisirs et créations numériques")
    page = await answer.text()

    assert answer.status == 422
    assert 'href="#address"' in page
    assert 'value="douze"' in page
    assert 'value="Loisirs et créations numériques" checked' in page


async def test_while_the_service_is_away_nothing_typed_is_lost(browser, services):
    services.answers["subscribe"] = Unavailable("service_away")

    answer = await ask(browser)

    assert (answer.status, "06 39 98 00 01" in await answer.text()) == (503, True)


async def test_who_asks_too_often_is_told_to_wait(browser, services):
    services.answers["subscribe"] = Forbidden("too_many_subscriptions", "Try tomorrow.")

    answer = await ask(browser)

    assert (answer.status, "Réessayez demain" in await answer.text()) == (429, True)


async def test_another_site_asks_for_nothing(browser, services):
    answer = await send(browser, "/alertes", TYPED, headers={"Origin": "https://evil.example"})

    assert (answer.status, services.asked) == (403, [])


@pytest.mark.parametrize(
    ("state", "offers"),
    [
        ("pending", "Je confirme"),
        ("active", "Ne plus recevoir"),
        ("ended", 'href="/alertes?commune=Tours"'),
    ],
)
async def test_a_link_offers_what_comes_next(browser, services, state, offers):
    services.answers["show_subscription"] = {**SUBSCRIPTION, "state": state}

    answer = await browser.get(ALERT)

    assert offers in await answer.text()
    assert answer.headers["Cache-Control"] == "no-store"


async def test_looking_at_a_link_changes_nothing(browser, services):
    await browser.get(ALERT)

    assert [method for method, _ in services.asked] == ["show_subscription"]


@pytest.mark.parametrize(
    ("action", "method"),
    [("confirmer", "confirm_subscription"), ("arreter", "end_subscription")],
)
async def test_each_button_does_one_thing(browser, services, action, method):
    answer = await send(browser, ALERT, {"action": action})

    assert (answer.status, answer.headers["Location"]) == (303, ALERT)
    assert services.asked == [(method, {"token": "a-token"})]


async def test_a_form_without_a_known_button_is_refused(browser, services):
    answer = await send(browser, ALERT, {"action": "rien"})

    assert (answer.status, services.asked) == (422, [])


async def test_an_expired_link_says_how_to_have_another_one(browser, services):
    services.answers["show_subscription"] = NotFound("link_not_valid")

    answer = await browser.get(ALERT)

    assert (answer.status, "demandez-le à nouveau" in await answer.text()) == (404, True)


async def test_a_mail_program_ends_it_at_one_click(browser, services):
    answer = await send(browser, f"{ALERT}/fin", {"List-Unsubscribe": "One-Click"}, headers={})

    assert (answer.status, answer.content_type) == (200, "text/plain")
    assert services.asked == [("end_subscription", {"token": "a-token"})]


async def test_one_click_again_is_answered_the_same(browser, services):
    services.answers["end_subscription"] = NotFound("link_not_valid")

    answer = await send(browser, f"{ALERT}/fin", {"List-Unsubscribe": "One-Click"}, headers={})

    assert answer.status == 200


async def test_one_click_may_come_in_parts(browser):
    parts = (
        b'--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--'
    )
    headers = {"Content-Type": "multipart/form-data; boundary=x"}

    assert (await browser.post(f"{ALERT}/fin", data=parts, headers=headers)).status == 200


async def test_anything_else_than_one_click_ends_nothing(browser, services):
    answer = await send(browser, f"{ALERT}/fin", {"x": "y"}, headers={})

    assert (answer.status, services.asked) == (422, [])


async def test_the_address_for_one_click_can_be_visited(browser, services):
    answer = await browser.get(f"{ALERT}/fin", allow_redirects=False)

    assert (answer.headers["Location"], services.asked) == (ALERT, [])
