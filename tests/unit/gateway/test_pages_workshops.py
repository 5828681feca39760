"""Announcing a workshop, changing it and cancelling it, as a browser does."""

import json
import re
from datetime import UTC, datetime

import pytest

from services.wire.errors import Conflict, NotFound, Unavailable
from tests.unit.gateway.canned import PLACE, WORKSHOP, hidden_in, send

NEW = "/lieux/p1/ateliers/nouveau"
EDIT, CANCEL, SHOWN = "/ateliers/w1/modifier", "/ateliers/w1/annuler", "/ateliers/w1"
TYPED = {
    "titre": "Premiers pas",
    "theme": "Loisirs et créations numériques",
    "jour": "2096-07-02",
    "debut": "14:00",
    "fin": "16:00",
    "language": "fsl",
    "publics": "Seniors",
}


async def announce(editor, **typed):
    return await send(editor, NEW, {**await hidden_in(editor, NEW), **TYPED, **typed})


def shown(cancelled=False, **changes):
    workshop = WORKSHOP.model_copy(update=changes)
    return {"workshop": workshop.model_dump(mode="json"), "cancelled": cancelled}


async def test_what_was_typed_is_announced(editor, services):
    answer = await announce(editor)
    method, asked = services.asked[-1]
    draft = asked["draft"]

    assert (answer.status, answer.headers["Location"]) == (303, SHOWN)
    assert (method, asked["place_id"], draft["titre"]) == ("publish_workshop", "p1", "Premiers pas")
    assert datetime.fromisoformat(draft["starts_at"]) == datetime(2096, 7, 2, 12, tzinfo=UTC)
    assert (draft["language"], draft["publics"]) == ("fsl", ["Seniors"])


async def test_its_page_says_once_that_it_is_announced(editor):
    await announce(editor)

    assert "Votre atelier est annoncé" in await (await editor.get(SHOWN)).text()


async def test_the_same_form_sent_twice_is_one_command(editor, services):
    form = {**await hidden_in(editor, NEW), **TYPED}
    await send(editor, NEW, form)
    await send(editor, NEW, form)

    first, second = (asked["command"] for _, asked in services.asked[-2:])

    assert first == second


async def test_errors_stand_beside_their_fields_and_keep_what_was_typed(editor, services):
    answer = await announce(editor, titre="", seats="douze")
    page = await answer.text()

    assert (answer.status, services.asked[-1][0]) == (422, "show_place")
    assert 'id="titre-erreur"' in page
    assert 'value="douze"' in page
    assert 'value="Seniors" checked' in page


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (Unavailable("service_away"), 503),
        (Conflict("changed_meanwhile"), 412),
        (Conflict("idempotency_key_reused"), 412),
    ],
)
async def test_nothing_typed_is_lost_when_it_cannot_be_announced(editor, services, refusal, status):
    services.answers["publish_workshop"] = refusal

    answer = await announce(editor)

    assert (answer.status, 'value="2096-07-02"' in await answer.text()) == (status, True)


@pytest.mark.parametrize("path", [NEW, EDIT, CANCEL])
async def test_nobody_gets_there_without_a_session(browser, path):
    assert (await browser.get(path)).status == 401


async def test_nobody_announces_at_another_place(editor, services):
    answer = await send(editor, "/lieux/p2/ateliers/nouveau", TYPED)

    assert (answer.status, [method for method, _ in services.asked]) == (403, ["open_link"])


@pytest.mark.parametrize("path", [EDIT, CANCEL])
async def test_nobody_changes_a_workshop_of_another_place(editor, services, path):
    services.answers["show_workshop"] = shown(place_id="p2")

    assert (await editor.get(path)).status == 403


@pytest.mark.parametrize("path", [NEW, EDIT, CANCEL])
async def test_another_site_cannot_send_the_form(editor, path):
    assert (await send(editor, path, TYPED, headers={})).status == 403


async def test_a_change_rests_on_the_revision_that_was_shown(editor, services):
    await send(editor, EDIT, {**await hidden_in(editor, EDIT), **TYPED, "titre": "Autre titre"})
    method, asked = services.asked[-1]

    assert (method, asked["workshop_id"], asked["revision"]) == ("revise_workshop", "w1", 2)
    assert asked["draft"]["titre"] == "Autre titre"


async def test_looking_at_the_question_cancels_nothing(editor, services):
    page = await (await editor.get(CANCEL)).text()

    assert "On ne revient pas sur une annulation" in page
    assert services.asked[-1][0] == "show_workshop"


async def test_the_answer_cancels_it(editor, services):
    answer = await send(editor, CANCEL, await hidden_in(editor, CANCEL))
    method, asked = services.asked[-1]

    assert (answer.status, answer.headers["Location"]) == (303, SHOWN)
    assert (method, asked["workshop_id"], asked["revision"]) == ("cancel_workshop", "w1", 2)


async def test_a_cancelled_workshop_is_said_to_be_so_once(editor, services):
    await send(editor, CANCEL, await hidden_in(editor, CANCEL))
    services.answers["show_workshop"] = shown(cancelled=True)

    assert "C&#39;est fait" in await (await editor.get(SHOWN)).text()
    assert "C&#39;est fait" not in await (await editor.get(SHOWN)).text()


@pytest.mark.parametrize("path", [EDIT, CANCEL])
async def test_a_cancelled_workshop_is_only_shown(editor, services, path):
    services.answers["show_workshop"] = shown(cancelled=True)

    answer = await editor.get(path, allow_redirects=False)

    assert (answer.status, answer.headers["Location"]) == (303, SHOWN)


async def test_everybody_reads_where_and_when(browser):
    page = await (await browser.get(SHOWN)).text()

    assert "26 novembre 2096, de 10\u00a0h à 12\u00a0h" in page
    assert 'href="/lieux/p1"' in page
    assert 'href="/alertes?commune=Tours"' in page
    assert "/modifier" not in page


async def test_a_workshop_is_told_to_search_engines(browser):
    page = await (await browser.get(SHOWN)).text()
    (script,) = re.findall(r"ld\+json\">(.*?)</script>", page)

    assert json.loads(script)["startDate"] == "2096-11-26T10:00:00+01:00"


async def test_an_invented_workshop_is_not(browser, services):
    services.answers["show_workshop"] = shown(demo=True)

    page = await (await browser.get(SHOWN)).text()

    assert "ld+json" not in page
    assert "noindex" in page


async def test_a_cancelled_workshop_says_so(browser, services):
    services.answers["show_workshop"] = shown(cancelled=True)

    page = await (await browser.get(SHOWN)).text()

    assert "cet atelier n'aura pas lieu" in page
    assert "EventCancelled" in page


async def test_a_workshop_that_is_over_says_so(browser, services):
    past = datetime(2020, 1, 1, tzinfo=UTC)
    services.answers["show_workshop"] = shown(starts_at=past, ends_at=past)

    assert "Cet atelier est passé" in await (await browser.get(SHOWN)).text()


async def test_a_workshop_is_asked_for_each_time(browser, services):
    first, second = await browser.get(SHOWN), await browser.get(SHOWN)

    assert first.headers["ETag"] == second.headers["ETag"]
    assert len(services.asked) == 2


async def test_an_unknown_workshop_is_a_page(browser, services):
    services.answers["show_workshop"] = NotFound("workshop_not_found")

    answer = await browser.get(SHOWN)

    assert (answer.status, "Cet atelier n&#39;existe pas" in await answer.text()) == (404, True)


async def test_a_places_page_leads_its_editor_to_its_workshops(editor, services):
    workshops = [WORKSHOP.model_dump(mode="json")]
    place = PLACE.model_dump(mode="json")
    services.answers["show_place"] = {"place": place, "workshops": workshops}

    page = await (await editor.get("/lieux/p1")).text()

    assert all(f'href="{path}"' in page for path in (NEW, EDIT, CANCEL, SHOWN))


async def test_a_places_page_leads_everybody_to_alerts_and_claims(browser):
    page = await (await browser.get("/lieux/p1")).text()

    assert 'href="/alertes?commune=Tours"' in page
    assert 'href="/lieux/p1/c-est-ma-structure"' in page
