"""Places that may be one: in the API, on the pages, and where an old id leads."""

import orjson
import pytest

from services.directory.places.refusals import PlaceMerged
from services.gateway.openapi import OPENAPI
from services.wire.errors import Conflict, Forbidden
from tests.builders import a_place
from tests.unit.gateway.canned import EDITOR, IN_AN_HOUR, OURS, hidden_in, send
from tests.unit.gateway.test_pages_html import faults

API = "/api/v1"
PAIR = f"{API}/duplicates/a~b"
BOTH = (
    a_place("a", revision=3, nom="FunLab", horaires="Mo 09:00-12:00", commune="Tours"),
    a_place("b", revision=1, nom="Fun Lab", horaires="Tu 14:00-18:00", site_web=("https://f.fr",)),
)
A_PAIR = {
    "pair_id": "a~b",
    "place_ids": ["a", "b"],
    "score": 0.75,
    "reasons": ["near_name", "same_commune"],
    "rank": "025-a~b",
    "found_at": IN_AN_HOUR.isoformat(),
}
OUTCOME = {
    "merge_id": "m",
    "pair_id": "a~b",
    "kept": "a",
    "replaced": "b",
    "taken": ["horaires", "site_web"],
    "workshops": 2,
    "at": "2026-03-02T12:00:00Z",
}
PLACES = [place.model_dump(mode="json") for place in BOTH]
OPEN = {"duplicate": A_PAIR, "places": PLACES, "contested": {"horaires": "b", "nom": ""}}
FORM = {
    "key": "k",
    "keep": "a",
    "revisions": '{"a":3,"b":1}',
    "offered": '{"horaires":"b","nom":""}',
    "action": "merge",
}


@pytest.fixture
def services(services):
    services.answers |= {
        "open_link": EDITOR | {"role": "referent", "place_ids": [], "territories": ["37"]},
        "list_duplicates": {"duplicates": [{"duplicate": A_PAIR, "places": PLACES}]},
        "show_duplicate": OPEN,
        "judge_duplicate": A_PAIR | {"state": "not_duplicate"},
        "merge_places": OUTCOME,
    }
    return services


@pytest.fixture
async def session(browser, services):
    opened = await (await browser.post(f"{API}/sessions", json={"token": "a-token"})).json()
    services.asked.clear()
    return {"Authorization": f"Bearer {opened['session']}"}


@pytest.fixture
async def referent(browser):
    await browser.post("/lien/a-token", headers=OURS, allow_redirects=False)
    return browser


async def test_pairs_of_a_territory_are_listed(browser, services, session):
    answer = await browser.get(f"{API}/duplicates?territory=37&limit=5", headers=session)
    method, asked = services.asked[-1]

    assert (await answer.json())["duplicates"][0]["duplicate"]["pair_id"] == "a~b"
    assert (method, asked["territory"], asked["limit"]) == ("list_duplicates", "37", 5)
    assert asked["actor"]["territories"] == ["37"]


async def test_a_pair_is_merged_as_chosen(browser, services, session):
    choice = {"keep": "a", "revisions": {"a": 3, "b": 1}, "fields": {"horaires": "b"}}
    headers = {**session, "Idempotency-Key": "once"}

    answer = await browser.post(f"{PAIR}/merge", json=choice, headers=headers)
    method, asked = services.asked[-1]

    assert (await answer.json()) == OUTCOME
    assert (method, asked["pair_id"], asked["choice"]) == ("merge_places", "a~b", choice)


async def test_a_pair_is_judged(browser, services, session):
    answer = await browser.post(f"{PAIR}/not-duplicate", headers=session)

    assert (await answer.json())["state"] == "not_duplicate"
    assert services.asked[-1][0] == "judge_duplicate"


async def test_a_pair_that_changed_meanwhile_is_a_412(browser, services, session):
    services.answers["merge_places"] = Conflict("changed_meanwhile")
    choice = {"keep": "a", "revisions": {"a": 3, "b": 1}}

    answer = await browser.post(f"{PAIR}/merge", json=choice, headers=session)

    assert answer.status == 412


async def test_why_a_place_is_withdrawn_is_handed_on(browser, services, session):
    services.answers["withdraw_place"] = {
        "place_id": "b",
        "revision": 2,
        "changed": [],
        "at": IN_AN_HOUR.isoformat(),
    }
    headers = {**session, "If-Match": '"1-0f"'}

    await browser.delete(f"{API}/places/b?reason=closed", headers=headers)

    assert services.asked[-1][1]["reason"] == "closed"


@pytest.mark.parametrize("reason", ["bof", "Mme Martin"])
async def test_words_are_no_reason(browser, session, reason):
    headers = {**session, "If-Match": '"1-0f"'}

    answer = await browser.delete(f"{API}/places/b?reason={reason}", headers=headers)

    assert (await answer.json())["reasons"][0]["field"] == "reason"


async def test_erasing_names_the_revision(browser, services, session):
    services.answers["erase_place"] = {
        "place_id": "b",
        "revision": 2,
        "changed": [],
        "at": IN_AN_HOUR.isoformat(),
    }
    path = f"{API}/places/b/erasure"

    refused = await browser.post(path, headers=session)
    done = await browser.post(path, headers={**session, "If-Match": '"1-0f"'})

    assert (refused.status, done.status) == (428, 200)
    assert services.asked[-1][1]["revision"] == 1


@pytest.mark.parametrize(
    ("path", "location"),
    [
        (f"{API}/places/b", f"{API}/places/a"),
        ("/lieux/b", "/lieux/a"),
        ("/lieux/b/c-est-ma-structure", "/lieux/a/c-est-ma-structure"),
    ],
)
async def test_an_old_id_leads_to_the_kept_place(browser, services, path, location):
    services.answers["show_place"] = PlaceMerged("a").plain()

    answer = await browser.get(path, allow_redirects=False)

    assert (answer.status, answer.headers["Location"]) == (308, location)
    assert answer.headers["Cache-Control"] == "no-store"


async def test_a_command_for_an_old_id_is_sent_to_the_kept_place(browser, services, session):
    services.answers["publish_workshop"] = PlaceMerged("a").plain()
    draft = {
        "titre": "Premiers pas",
        "theme": "Loisirs et créations numériques",
        "starts_at": "2096-07-02T14:00:00+02:00",
        "ends_at": "2096-07-02T16:00:00+02:00",
    }

    answer = await browser.post(
        f"{API}/places/b/workshops", json=draft, headers=session, allow_redirects=False
    )

    assert (answer.status, answer.headers["Location"]) == (308, f"{API}/places/a/workshops")


@pytest.mark.parametrize(
    ("method", "path", "called"),
    [
        ("POST", "erasure", "erase_place"),
        ("DELETE", "", "withdraw_place"),
        ("PATCH", "", "revise_place"),
        ("POST", "confirmation", "confirm_place"),
        ("POST", "suspension", "suspend_place"),
        ("DELETE", "suspension", "restore_place"),
        ("PUT", "period", "choose_period"),
        ("POST", "history/1/restoration", "restore_revision"),
    ],
)
async def test_what_rests_on_a_revision_never_follows_to_another_place(
    browser, services, session, method, path, called
):
    """The kept place may be at the very revision at which the other was read."""
    services.answers[called] = PlaceMerged("a").plain()
    body = {"json": {"days": 90} if called == "choose_period" else {"nom": "x"}}
    sent = body if method in {"PATCH", "PUT"} else {}

    answer = await browser.request(
        method,
        f"{API}/places/b/{path}".rstrip("/"),
        headers={**session, "If-Match": '"2-0f"'},
        allow_redirects=False,
        **sent,
    )
    told = await answer.json()

    assert (answer.status, told["code"], "Location" in answer.headers) == (
        409,
        "place_merged",
        False,
    )
    assert told["reasons"] == [{"field": "place_id", "message": "a"}]


@pytest.mark.parametrize(
    ("path", "called", "typed"),
    [
        ("confirmation", "confirm_place", {}),
        ("suspension", "suspend_place", {}),
        ("reprise", "restore_place", {}),
        ("historique/1/retablir", "restore_revision", {}),
        ("corrections/c1", "judge_correction", {"action": "refuser", "reason": "non"}),
    ],
)
async def test_a_form_that_rests_on_a_revision_leads_to_the_kept_place_unsent(
    referent, services, path, called, typed
):
    services.answers[called] = PlaceMerged("a").plain()

    answer = await send(referent, f"/lieux/b/{path}", {"revision": "2", "key": "k", **typed})
    page = await answer.text()

    assert (answer.status, "Location" in answer.headers) == (409, False)
    assert 'href="/lieux/a">Voir sa fiche' in page
    assert "Relisez-la" in page
    assert faults(page) == {}


async def test_what_was_typed_for_an_old_id_is_not_saved_elsewhere(editor, services):
    carried = await hidden_in(editor, "/lieux/p1/modifier")
    services.answers["revise_place"] = PlaceMerged("a").plain()

    answer = await send(editor, "/lieux/p1/modifier", {**carried, "nom": "Autre"})

    assert (answer.status, "Location" in answer.headers) == (409, False)


async def test_what_was_kept_of_a_place_is_not_shown_once_it_is_merged(browser, services):
    """As search says it: what it knew of the old id is retired by place."""
    services.answers["show_place"] = PlaceMerged("a").plain()
    await browser.get(f"{API}/places/b", allow_redirects=False)
    services.answers["show_place"] = {"place": PLACES[0], "workshops": []}

    answer = await browser.get(f"{API}/places/a")

    assert answer.status == 200
    assert [method for method, _ in services.asked] == ["show_place"] * 2


def test_the_description_says_that_a_place_may_have_moved(browser):
    paths = browser.app[OPENAPI]["paths"]

    assert "308" in paths[f"{API}/places/{{place_id}}"]["get"]["responses"]
    assert "308" not in paths[f"{API}/places"]["get"]["responses"]
    assert "308" not in paths[f"{API}/places/{{place_id}}"]["patch"]["responses"]
    assert "308" in paths[f"{API}/places/{{place_id}}/workshops"]["post"]["responses"]


async def test_the_list_is_that_of_the_referent_s_territory(referent, services):
    page = await (await referent.get("/doublons")).text()

    assert "FunLab" in page
    assert "ressemblance de 75" in page
    assert services.asked[-1][1]["territory"] == "37"


async def test_an_empty_list_says_so(referent, services):
    services.answers["list_duplicates"] = {"duplicates": []}

    assert "Aucune paire n'attend" in await (await referent.get("/doublons")).text()


async def test_who_has_no_territory_says_which(browser, services):
    services.answers["open_link"] = EDITOR | {"role": "operator", "place_ids": []}
    await browser.post("/lien/a-token", headers=OURS, allow_redirects=False)
    services.asked.clear()

    page = await (await browser.get("/doublons")).text()

    assert 'name="territoire"' in page
    assert services.asked == []


async def test_an_editor_sees_no_pairs(browser, services):
    services.answers["open_link"] = EDITOR
    await browser.post("/lien/a-token", headers=OURS, allow_redirects=False)

    assert (await browser.get("/doublons")).status == 403


async def test_nobody_is_asked_to_sign_in(browser):
    assert (await browser.get("/doublons/a~b")).status == 401


async def test_a_pair_shows_where_both_differ(referent):
    page = await (await referent.get("/doublons/a~b")).text()

    assert 'name="champ.horaires" value="b" checked' in page
    assert 'name="champ.nom" value="a">' in page
    assert page.index("Différent") < page.index("Dit par une seule") < page.index("Identique")


@pytest.mark.parametrize("path", ["/doublons", "/doublons/a~b"])
async def test_the_pages_are_well_formed(referent, path):
    assert faults(await (await referent.get(path)).text()) == {}


async def test_the_form_carries_what_it_showed(referent):
    hidden = await hidden_in(referent, "/doublons/a~b")

    assert orjson.loads(hidden["revisions"]) == {"a": 3, "b": 1}
    assert orjson.loads(hidden["offered"]) == {"horaires": "b", "nom": ""}


async def test_only_what_was_chosen_otherwise_is_sent(referent, services):
    form = FORM | {"champ.horaires": "b", "champ.nom": "b"}

    answer = await send(referent, "/doublons/a~b", form)
    method, asked = services.asked[-1]

    assert (answer.status, answer.headers["Location"]) == (303, "/doublons/a~b")
    assert (method, asked["choice"]["fields"]) == ("merge_places", {"nom": "b"})
    assert asked["choice"]["revisions"] == {"a": 3, "b": 1}


async def test_what_was_done_is_told(referent, services):
    services.answers["show_duplicate"] = {
        "duplicate": A_PAIR | {"state": "merged"},
        "places": PLACES[:1],
        "outcome": OUTCOME,
    }

    page = await (await referent.get("/doublons/a~b")).text()

    assert "n&#39;en font plus qu&#39;une" in page
    assert "Sites web et Horaires" in page
    assert "2\N{NO-BREAK SPACE}ateliers ont suivi" in page
    assert faults(page) == {}


async def test_a_merge_is_undone_from_where_it_is_told(referent, services):
    services.answers |= {
        "undo_merge": OUTCOME,
        "show_duplicate": {"duplicate": A_PAIR | {"state": "merged"}, "outcome": OUTCOME},
    }

    offered = await (await referent.get("/doublons/a~b")).text()
    answer = await send(referent, "/doublons/a~b", {"action": "separate"})

    assert 'value="separate"' in offered
    assert (answer.status, services.asked[-1][0]) == (303, "undo_merge")


async def test_what_cannot_be_undone_is_said(referent, services):
    services.answers |= {
        "undo_merge": Conflict("not_separable"),
        "show_duplicate": {"duplicate": A_PAIR | {"state": "merged"}, "outcome": OUTCOME},
    }

    answer = await send(referent, "/doublons/a~b", {"action": "separate"})

    page = await answer.text()
    assert (answer.status, "ne peut plus défaire" in page, faults(page)) == (409, True, {})


async def test_a_merge_is_undone_by_the_api(browser, services, session):
    services.answers["undo_merge"] = OUTCOME

    answer = await browser.delete(f"{PAIR}/merge", headers=session)

    assert (await answer.json())["replaced"] == "b"


async def test_saying_that_they_are_two_needs_no_choice(referent, services):
    answer = await send(referent, "/doublons/a~b", {"action": "distinct"})

    assert answer.status == 303
    assert services.asked[-1][0] == "judge_duplicate"


@pytest.mark.parametrize(
    ("code", "status", "words"),
    [
        ("changed_meanwhile", 412, "changé entre-temps"),
        ("being_merged", 409, "en ce moment"),
        ("not_mergeable", 409, "plus montrée"),
    ],
)
async def test_what_stands_in_the_way_is_told_beside_the_pair(
    referent, services, code, status, words
):
    services.answers["merge_places"] = Conflict(code)

    answer = await send(referent, "/doublons/a~b", FORM)

    page = await answer.text()
    assert (answer.status, words in page, faults(page)) == (status, True, {})


@pytest.mark.parametrize(
    "form",
    [{}, {**FORM, "offered": "x"}, {**FORM, "key": ""}, {**FORM, "revisions": '{"a":0}'}],
)
async def test_a_form_that_is_none_of_ours_is_refused(referent, services, form):
    answer = await send(referent, "/doublons/a~b", form)

    assert answer.status == 422
    assert "merge_places" not in [method for method, _ in services.asked]


async def test_who_may_not_judge_is_told_so(referent, services):
    services.answers["merge_places"] = Forbidden("not_allowed")

    assert (await send(referent, "/doublons/a~b", FORM)).status == 403


async def test_another_site_cannot_merge(referent, services):
    answer = await send(referent, "/doublons/a~b", FORM, {"Sec-Fetch-Site": "cross-site"})

    assert answer.status == 403
    assert "merge_places" not in [method for method, _ in services.asked]
