"""Opening a link: looking changes nothing, each button does one thing."""

from services.wire.errors import NotFound, Unavailable
from tests.unit.gateway.canned import EDITOR, OURS, send

REMINDER = {**EDITOR, "purpose": "reminder"}
ALERTS = {**EDITOR, "purpose": "alerts", "place_ids": []}


async def test_looking_at_a_link_opens_nothing(browser):
    answer = await browser.get("/lien/a-token")

    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    assert "a-token" not in await answer.text()


async def test_opening_a_link_leaves_its_token_behind(browser):
    answer = await browser.post("/lien/a-token", headers=OURS, allow_redirects=False)

    assert (answer.status, answer.headers["Location"]) == (303, "/lieux/p1/modifier")
    assert "SameSite=Strict" in answer.headers["Set-Cookie"]


async def test_an_expired_link_says_what_to_do(browser, services):
    services.answers["open_link"] = NotFound("link_not_valid")

    answer = await browser.get("/lien/old")

    assert (answer.status, "Demandez un nouveau lien" in await answer.text()) == (404, True)


async def test_a_reminder_names_the_listing_and_offers_both_ways(browser, services):
    services.answers["open_link"] = REMINDER

    page = await (await browser.get("/lien/a-token")).text()

    assert "<bdi>La Grange</bdi>" in page
    assert "Tout est juste, je confirme" in page
    assert "Modifier la fiche" in page


async def test_a_reminder_shows_what_is_to_be_confirmed(browser, services):
    services.answers["open_link"] = REMINDER

    page = await (await browser.get("/lien/a-token")).text()

    assert "tous les jours" in page
    assert 'href="/lieux/p1"' in page


async def test_a_reminder_can_be_answered_while_its_listing_cannot_be_shown(browser, services):
    services.answers |= {"open_link": REMINDER, "show_place": Unavailable("service_away")}

    answer = await browser.get("/lien/a-token")

    assert (answer.status, "Tout est juste, je confirme" in await answer.text()) == (200, True)


async def test_looking_at_a_reminder_confirms_nothing(browser, services):
    services.answers["open_link"] = REMINDER

    await browser.get("/lien/a-token")

    assert [method for method, _ in services.asked] == ["open_link", "show_place"]


async def test_a_reminder_is_confirmed_by_its_button(browser, services):
    answer = await send(browser, "/lien/a-token", {"action": "confirmer"})

    assert "Merci, c'est confirmé" in await answer.text()
    assert services.asked == [("answer_reminder", {"token": "a-token"})]


async def test_confirming_opens_no_session(browser):
    answer = await send(browser, "/lien/a-token", {"action": "confirmer"})

    assert "Set-Cookie" not in answer.headers


async def test_a_reminder_also_lets_edit(browser, services):
    services.answers["open_link"] = REMINDER

    answer = await send(browser, "/lien/a-token", {"action": "modifier"})

    assert (answer.status, answer.headers["Location"]) == (303, "/lieux/p1/modifier")


async def test_another_site_confirms_nothing(browser, services):
    answer = await send(browser, "/lien/a-token", {"action": "confirmer"}, headers={})

    assert (answer.status, services.asked) == (403, [])


async def test_the_link_of_an_alert_opens_no_session(browser, services):
    services.answers["open_link"] = ALERTS

    answer = await browser.post("/lien/a-token", headers=OURS, allow_redirects=False)

    assert (answer.status, "Set-Cookie" in answer.headers) == (403, False)


async def test_the_link_of_an_alert_is_shown_elsewhere(browser, services):
    services.answers["open_link"] = ALERTS

    assert (await browser.get("/lien/a-token")).status == 404


async def test_no_program_gets_a_session_for_the_link_of_an_alert(browser, services):
    services.answers["open_link"] = ALERTS

    answer = await browser.post("/api/v1/sessions", json={"token": "a-token"})

    assert (answer.status, (await answer.json())["code"]) == (403, "link_opens_no_session")


async def test_a_reminder_has_a_button_against_reminders(browser, services):
    answer = await send(browser, "/lien/a-token", {"action": "arreter"})

    assert "plus de rappels" in await answer.text()
    assert services.asked == [("end_reminders", {"token": "a-token"})]


async def test_a_mail_program_ends_reminders_at_one_click(browser, services):
    told = {"List-Unsubscribe": "One-Click"}

    answer = await send(browser, "/lien/a-token/fin", told, headers={})

    assert answer.status == 200
    assert services.asked == [("end_reminders", {"token": "a-token"})]
