"""The sandbox's inbox and the answers that wait, for who sits at this machine."""

import pytest
from aiohttp.test_utils import TestClient, TestServer

from services.gateway.app import create_app
from services.gateway.settings import GatewaySettings
from tests.unit.gateway.canned import OURS, hidden_in, send

INBOX, REPLY = "/bac-a-sable", "/bac-a-sable/m1/repondre"
REPLIES, CLOSE = "/reponses", "/reponses/r1/traiter"
ELSEWHERE = {"Host": "annuaire.example"}


async def test_a_message_is_shown_with_its_links(browser):
    page = await (await browser.get(INBOX)).text()

    assert 'href="http://127.0.0.1/lien/x"' in page
    assert "&lt;b&gt;" in page
    assert "2 segments" in page
    assert "aurait attendu" in page


async def test_an_empty_inbox_says_so(browser, services):
    services.answers["sandbox_inbox"] = {"is_used": True, "messages": []}

    assert "Aucun message" in await (await browser.get(INBOX)).text()


async def test_a_sandbox_that_is_not_used_says_so(browser, services):
    services.answers["sandbox_inbox"] = {"is_used": False}

    assert "par de vrais opérateurs" in await (await browser.get(INBOX)).text()


async def test_a_message_is_answered_as_who_got_it(browser, services):
    form = await hidden_in(browser, INBOX)
    answer = await send(browser, REPLY, {**form, "text": "STOP"})

    assert (answer.status, answer.headers["Location"]) == (303, f"{INBOX}?compris=waiting")
    assert services.asked[-1] == (
        "sandbox_reply",
        {"message_id": "m1", "text": "STOP", "key": form["key"]},
    )


@pytest.mark.parametrize("meaning", ["confirmed", "stopped", "started", "waiting", "nothing"])
async def test_it_says_what_was_understood(browser, meaning):
    page = await (await browser.get(f"{INBOX}?compris={meaning}")).text()

    assert 'class="notice" role="status"' in page


async def test_an_empty_answer_is_refused(browser):
    assert (await send(browser, REPLY, {"text": "", "key": "k"})).status == 422


async def test_answers_that_wait_are_shown(browser):
    page = await (await browser.get(REPLIES)).text()

    assert "Qui êtes-vous ?" in page
    assert 'href="/lieux/p1"' in page


async def test_an_answer_is_closed(browser, services):
    answer = await send(browser, CLOSE, {})

    assert (answer.headers["Location"], services.asked[-1]) == (
        REPLIES,
        ("close_reply", {"reply_id": "r1"}),
    )


@pytest.mark.parametrize("path", [REPLY, CLOSE])
async def test_another_site_answers_nothing(browser, services, path):
    answer = await send(browser, path, {"text": "OK", "key": "k"}, headers={})

    assert (answer.status, services.asked) == (403, [])


@pytest.mark.parametrize("path", [INBOX, REPLIES])
@pytest.mark.parametrize("headers", [ELSEWHERE, {"X-Forwarded-For": "203.0.113.7"}])
async def test_for_everybody_else_there_is_nothing(browser, services, path, headers):
    answer = await browser.get(path, headers=headers)

    assert (answer.status, services.asked) == (404, [])


@pytest.mark.parametrize("path", [REPLY, CLOSE])
async def test_from_elsewhere_nothing_is_answered(browser, services, path):
    answer = await send(browser, path, {"text": "OK", "key": "k"}, headers={**OURS, **ELSEWHERE})

    assert (answer.status, services.asked) == (404, [])


@pytest.mark.parametrize(
    "setting", [{"host": "0.0.0.0"}, {"trusted_proxies": 1}, {"secure_cookies": True}]
)
async def test_a_gateway_for_others_shows_it_to_nobody(services, setting):
    known = {"session_secret": "s" * 32, "secure_cookies": False}
    app = create_app(GatewaySettings(**{**known, **setting}), lambda _: services)

    async with TestClient(TestServer(app)) as browser:
        assert (await browser.get(INBOX)).status == 404


async def test_an_operator_sees_it_from_anywhere(operator):
    assert (await operator.get(INBOX, headers=ELSEWHERE)).status == 200


async def test_an_editor_does_not(editor):
    assert (await editor.get(INBOX, headers=ELSEWHERE)).status == 404


async def test_who_may_look_is_led_there(browser):
    page = await (await browser.get("/alertes/presque-fini")).text()

    assert 'href="/bac-a-sable"' in page


async def test_who_may_not_is_not(browser):
    page = await (await browser.get("/alertes/presque-fini", headers=ELSEWHERE)).text()

    assert "bac-a-sable" not in page
