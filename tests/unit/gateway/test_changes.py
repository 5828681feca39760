"""The feed of changes over HTTP: where to begin, how to go on, and when to begin again."""

import pytest

from services.wire.errors import Invalid, NotFound, Reason
from tests.builders import a_place

CHANGES = "/api/v1/changes"
LINE = {
    "seq": 8,
    "type": "place.published",
    "at": "2026-03-02T12:00:00Z",
    "place_id": "a",
    "revision": 1,
    "place": a_place("a").model_dump(mode="json"),
}


@pytest.fixture
def services(services):
    services.answers["list_changes"] = {"changes": [LINE], "latest": 9, "next_since": 8}
    return services


async def test_it_says_what_changed_and_where_to_go_on(browser, services):
    told = await (await browser.get(f"{CHANGES}?since=7&limit=1")).json()

    assert services.asked == [("list_changes", {"since": 7, "limit": 1})]
    assert [(line["seq"], line["place"]["nom"]) for line in told["changes"]] == [(8, "Lieu a")]
    assert (told["latest"], told["next"]) == (9, f"{CHANGES}?since=8&limit=1")


async def test_the_next_address_is_one_that_answers(browser):
    told = await (await browser.get(f"{CHANGES}?since=7")).json()

    assert (await browser.get(told["next"])).status == 200


async def test_without_a_number_it_says_where_to_begin(browser, services):
    services.answers["list_changes"] = {"changes": [], "latest": 9, "next_since": 9}

    told = await (await browser.get(CHANGES)).json()

    assert services.asked == [("list_changes", {"since": None, "limit": 100})]
    assert told == {"changes": [], "latest": 9, "next": f"{CHANGES}?since=9&limit=100"}


async def test_who_has_the_answer_already_gets_none(browser):
    tag = (await browser.get(f"{CHANGES}?since=7")).headers["ETag"]

    answer = await browser.get(f"{CHANGES}?since=7", headers={"If-None-Match": tag})

    assert answer.status == 304


async def test_too_far_back_is_gone_and_the_way_to_begin_again_is_told(browser, services):
    services.answers["list_changes"] = NotFound("changes_gone", "Load everything.")
    answer = await browser.get(f"{CHANGES}?since=7")

    told = await answer.json()
    assert (answer.status, told["code"]) == (410, "changes_gone")
    assert "/api/v1/exports/places.json" in told["detail"]


async def test_a_number_from_the_future_is_refused(browser, services):
    reason = Reason(field="since", message="the latest change is number 9")
    services.answers["list_changes"] = Invalid("since_the_future", "Send another.", [reason])
    answer = await browser.get(f"{CHANGES}?since=10")

    assert (answer.status, (await answer.json())["code"]) == (422, "since_the_future")


@pytest.mark.parametrize(
    "query",
    ["since=-1", "since=2026-03-02", "since=", f"since={10**20}", "limit=0", "limit=501", "x=1"],
)
async def test_what_is_no_number_is_refused(browser, services, query):
    answer = await browser.get(f"{CHANGES}?{query}")

    assert (answer.status, services.asked) == (422, [])
