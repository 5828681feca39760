"""The API's part in corrections, history, tasks and trust."""

import pytest

from services.gateway.follow_ups import correction_id_of
from services.wire.errors import Conflict
from tests.unit.gateway.canned import PROPOSAL

API = "/api/v1"
PLACE = f"{API}/places/p1"
ON_3 = {"If-Match": '"3-0f"'}
PROPOSED = {"section": "hours", "changes": {"horaires": "Mo 09:00-12:00"}}
JUDGEMENT = f"{API}/corrections/c1/judgement"


@pytest.fixture
async def session(browser, services):
    opened = await (await browser.post(f"{API}/sessions", json={"token": "a-token"})).json()
    services.asked.clear()
    return {"Authorization": f"Bearer {opened['session']}"}


async def test_anybody_proposes_and_learns_where_to_follow_it(browser, services):
    answer = await browser.post(f"{PLACE}/corrections", json=PROPOSED)
    told, (method, asked) = await answer.json(), services.asked[-1]

    assert (answer.status, method) == (201, "propose_correction")
    assert correction_id_of(told["follow_up"]) == asked["command"]["key"]
    assert (asked["proposal"], asked["actor"]["role"]) == (PROPOSED, "resident")


async def test_an_editor_proposes_as_one(browser, services, session):
    await browser.post(f"{PLACE}/corrections", json=PROPOSED, headers=session)

    assert services.asked[-1][1]["actor"]["role"] == "editor"


async def test_a_proposal_sent_again_is_followed_at_the_same_address(browser):
    once = {"Idempotency-Key": "once"}
    told = [
        await (await browser.post(f"{PLACE}/corrections", json=PROPOSED, headers=once)).json()
        for _ in range(2)
    ]

    assert told[0] == told[1]


@pytest.mark.parametrize("body", [{}, {"section": "all"}, {**PROPOSED, "reason": "x"}])
async def test_what_is_no_proposal_is_refused_at_the_border(browser, services, body):
    answer = await browser.post(f"{PLACE}/corrections", json=body)

    assert (answer.status, services.asked) == (422, [])


async def test_it_is_followed_without_a_session(browser, services):
    answer = await browser.get(f"{API}/proposals/{'a' * 24}")

    assert (await answer.json())["state"] == "proposed"
    assert services.asked == [("show_proposal", {"correction_id": correction_id_of("a" * 24)})]


async def test_an_address_goes_to_notify(browser, services):
    contact = {"channel": "email", "address": "a@exemple.fr"}
    answer = await browser.post(f"{API}/proposals/{'a' * 24}/contact", json=contact)

    assert (answer.status, await answer.json()) == (202, {})
    assert services.asked[-1][1]["wish"] == {**contact, "follow_up": "a" * 24}


async def test_a_judgement_rests_on_the_place_as_it_was_read(browser, services, session):
    answer = await browser.post(
        JUDGEMENT, json={"place_id": "p1", "outcome": "accepted"}, headers={**session, **ON_3}
    )
    method, asked = services.asked[-1]

    assert (answer.status, (await answer.json())["state"]) == (200, "accepted")
    assert (method, asked["revision"]) == ("judge_correction", 3)


async def test_what_changed_meanwhile_is_said(browser, services, session):
    services.answers["judge_correction"] = Conflict("changed_meanwhile")

    answer = await browser.post(
        JUDGEMENT, json={"place_id": "p1", "outcome": "accepted"}, headers={**session, **ON_3}
    )

    assert answer.status == 412


@pytest.mark.parametrize(
    ("how", "path", "method"),
    [
        ("post", f"{PLACE}/suspension", "suspend_place"),
        ("delete", f"{PLACE}/suspension", "restore_place"),
        ("put", f"{PLACE}/period", "choose_period"),
        ("post", f"{PLACE}/history/2/restoration", "restore_revision"),
    ],
)
async def test_a_decision_rests_on_a_revision(browser, services, session, how, path, method):
    body = {"json": {"days": 90}} if how == "put" else {}
    unsaid = await getattr(browser, how)(path, headers=session, **body)
    answer = await getattr(browser, how)(path, headers={**session, **ON_3}, **body)

    assert (unsaid.status, answer.status) == (428, 200)
    assert (services.asked[-1][0], services.asked[-1][1]["revision"]) == (method, 3)


@pytest.mark.parametrize("days", [29, 366, "90"])
async def test_a_period_has_its_bounds(browser, session, days):
    headers = {**session, **ON_3}

    assert (
        await browser.put(f"{PLACE}/period", json={"days": days}, headers=headers)
    ).status == 422


@pytest.mark.parametrize(
    ("path", "method"),
    [
        (f"{PLACE}/history?limit=5", "list_history"),
        (f"{PLACE}/corrections?limit=5", "list_place_corrections"),
        (f"{API}/corrections?territory=dep:37&limit=5", "list_corrections"),
        (f"{API}/tasks?territory=dep:37&limit=5", "list_tasks"),
    ],
)
async def test_what_waits_is_read_with_a_session(browser, services, session, path, method):
    refused = await browser.get(path)
    answer = await browser.get(path, headers=session)

    assert (refused.status, answer.status) == (401, 200)
    assert (services.asked[-1][0], services.asked[-1][1]["limit"]) == (method, 5)


@pytest.mark.parametrize("path", [f"{API}/tasks", f"{API}/corrections"])
async def test_what_waits_is_of_a_territory(browser, session, path):
    assert (await browser.get(path, headers=session)).status == 422


async def test_a_task_is_closed(browser, services, session):
    answer = await browser.post(f"{API}/tasks/20260302T120000-p1/closure", headers=session)

    assert (answer.status, services.asked[-1][0]) == (200, "close_task")


async def test_the_score_is_for_all(browser, services):
    answer = await browser.get(f"{PLACE}/score")

    assert (await answer.json())["next_thing"] == "confirm"


async def test_who_judged_is_told_to_nobody(browser):
    told = await (await browser.get(f"{API}/proposals/{'a' * 24}")).json()

    assert told.keys() >= PROPOSAL.keys()
    assert not {"by", "person_id", "role", "decision"} & told.keys()
