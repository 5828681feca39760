"""The API's own part in commands: who sends them, on what they rest, what makes them harmless."""

import pytest

from services.gateway.consent import WORDING
from services.gateway.openapi import OPENAPI
from services.gateway.pages.api_view import api_view
from services.wire.errors import Invalid
from tests.unit.gateway.canned import WORKSHOP

API = "/api/v1"
DRAFT = {
    "titre": "Premiers pas",
    "theme": "Loisirs et créations numériques",
    "starts_at": "2096-07-02T14:00:00+02:00",
    "ends_at": "2096-07-02T16:00:00+02:00",
}
ALERT = {
    "channel": "sms",
    "address": "06 39 98 00 01",
    "around": {"label": "Tours", "latitude": 47.39, "longitude": 0.7},
}
ON_2 = {"If-Match": '"2-0f"'}
WORKSHOPS, WORKSHOP_1 = f"{API}/places/p1/workshops", f"{API}/workshops/w1"
CONFIRMATION, CLAIMS = f"{API}/places/p1/confirmation", f"{API}/places/p1/claims"


@pytest.fixture
async def session(browser, services):
    opened = await (await browser.post(f"{API}/sessions", json={"token": "a-token"})).json()
    services.asked.clear()
    return {"Authorization": f"Bearer {opened['session']}"}


async def test_a_workshop_is_announced(browser, services, session):
    answer = await browser.post(WORKSHOPS, json=DRAFT, headers=session)
    method, asked = services.asked[-1]

    assert (answer.status, (await answer.json())["workshop_id"]) == (201, "w1")
    assert (method, asked["place_id"], asked["actor"]["via"]) == ("publish_workshop", "p1", "api")


async def test_a_key_makes_a_command_the_same(browser, services, session):
    headers = {**session, "Idempotency-Key": "once"}
    await browser.post(WORKSHOPS, json=DRAFT, headers=headers)
    await browser.post(WORKSHOPS, json=DRAFT, headers=headers)

    first, second = (asked["command"] for _, asked in services.asked)

    assert first == second


@pytest.mark.parametrize(
    ("how", "path", "method"),
    [
        ("put", WORKSHOP_1, "revise_workshop"),
        ("delete", WORKSHOP_1, "cancel_workshop"),
        ("post", CONFIRMATION, "confirm_place"),
    ],
)
async def test_a_change_rests_on_a_revision(browser, services, session, how, path, method):
    body = {"json": DRAFT} if how == "put" else {}

    answer = await getattr(browser, how)(path, headers={**session, **ON_2}, **body)

    assert answer.status == 200
    assert (services.asked[-1][0], services.asked[-1][1]["revision"]) == (method, 2)


@pytest.mark.parametrize(
    ("how", "path"), [("put", WORKSHOP_1), ("delete", WORKSHOP_1), ("post", CONFIRMATION)]
)
async def test_without_a_revision_nothing_is_asked(browser, services, session, how, path):
    body = {"json": DRAFT} if how == "put" else {}

    answer = await getattr(browser, how)(path, headers=session, **body)

    assert (answer.status, services.asked) == (428, [])


@pytest.mark.parametrize(
    ("how", "path"),
    [("post", WORKSHOPS), ("put", WORKSHOP_1), ("delete", WORKSHOP_1), ("post", CONFIRMATION)],
)
async def test_without_a_session_nothing_is_asked(browser, services, how, path):
    answer = await getattr(browser, how)(path, headers=ON_2)

    assert (answer.status, services.asked) == (401, [])


async def test_a_workshop_is_shown_with_the_tag_of_its_revision(browser):
    answer = await browser.get(WORKSHOP_1)

    assert answer.headers["ETag"].startswith('"2-')
    assert (await answer.json())["workshop"]["titre"] == WORKSHOP.titre


async def test_who_has_the_workshop_already_is_told_so(browser):
    tag = (await browser.get(WORKSHOP_1)).headers["ETag"]

    assert (await browser.get(WORKSHOP_1, headers={"If-None-Match": tag})).status == 304


async def test_a_claim_needs_no_session(browser, services):
    answer = await browser.post(CLAIMS, json={"channel": "email"})

    assert (answer.status, (await answer.json())["sent_to"]) == (202, "accueil@exemple.fr")
    assert services.asked[-1][1]["channel"] == "email"


async def test_a_claim_by_another_way_is_refused(browser, services):
    answer = await browser.post(CLAIMS, json={"channel": "post"})

    assert (answer.status, services.asked) == (422, [])


async def test_alerts_are_answered_the_same_whatever_the_address(browser, services):
    answer = await browser.post(f"{API}/alerts", json=ALERT)

    assert (answer.status, await answer.json()) == (202, {})
    consent = services.asked[-1][1]["consent"]
    assert (consent["page"], consent["wording"]) == ("api", WORDING)


async def test_an_address_that_is_none_is_named(browser, services):
    wrong = [{"field": "address", "message": "no number"}]
    services.answers["subscribe"] = Invalid("invalid_address", "Give a number.", wrong)

    answer = await browser.post(f"{API}/alerts", json={**ALERT, "address": "douze"})

    assert (answer.status, (await answer.json())["reasons"]) == (422, wrong)


@pytest.mark.parametrize("latitude", ["47.39", True, None])
async def test_a_number_is_no_text(browser, latitude):
    around = {**ALERT["around"], "latitude": latitude}

    answer = await browser.post(f"{API}/alerts", json={**ALERT, "around": around})

    assert answer.status == 422


async def test_communes_are_found(browser, services):
    answer = await browser.get(f"{API}/communes", params={"q": "tours"})

    assert (await answer.json())["communes"][0]["nom"] == "Tours"
    assert services.asked == [("find_communes", {"text": "tours"})]


async def test_every_example_has_its_values(browser):
    known = ("$MAILLAGE", "$PLACE_ID", "$WORKSHOP_ID", "$SESSION", "$ETAG", "$WORKSHOP_ETAG")
    known += ("$FOLLOW_UP", "$CORRECTION_ID", "$TASK_ID", "$PAIR_ID")
    examples = [each.example for each in api_view(browser.app[OPENAPI]).operations]

    rests = [each for each in examples if "$" in _without(each, (*known, "$TOKEN"))]

    assert rests == []


def _without(text: str, words: tuple[str, ...]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "")
    return text


async def test_a_place_and_a_workshop_have_their_own_tags_in_examples(browser):
    examples = {each.name: each.example for each in api_view(browser.app[OPENAPI]).operations}

    assert '"If-Match: $ETAG"' in examples["confirm_place"]
    assert '"If-Match: $WORKSHOP_ETAG"' in examples["cancel_workshop"]
    assert "If-Match" not in examples["publish_workshop"]
