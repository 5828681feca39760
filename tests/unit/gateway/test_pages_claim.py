"""« C'est ma structure » : the link goes where the listing says, and nowhere else."""

import pytest

from services.gateway.pages.claim_page import published
from services.wire.errors import Invalid
from tests.builders import a_place
from tests.unit.gateway.canned import PLACE, hidden_in, send

CLAIM = "/lieux/p1/c-est-ma-structure"


@pytest.fixture
def services(services):
    place = PLACE.model_copy(update={"courriels": ("accueil@exemple.fr",)})
    services.answers["show_place"] = {"place": place.model_dump(mode="json"), "workshops": []}
    return services


@pytest.mark.parametrize(
    ("fields", "channels"),
    [
        ({}, []),
        ({"courriels": ("a@exemple.fr", "b@exemple.fr")}, ["email"]),
        ({"courriels": ("aucun",)}, []),
        ({"telephone": "+33639980001"}, ["sms"]),
        ({"telephone": "+262692123456"}, ["sms"]),
        ({"telephone": "+33247000000"}, []),
        ({"courriels": ("a@exemple.fr",), "telephone": "+33712345678"}, ["email", "sms"]),
    ],
)
def test_a_link_can_go_to_an_email_and_to_a_mobile(fields, channels):
    assert [each.channel for each in published(a_place(**fields))] == channels


async def test_the_published_contact_is_offered(browser):
    page = await (await browser.get(CLAIM)).text()

    assert 'name="channel" value="email"' in page
    assert "accueil@exemple.fr" in page


async def test_without_a_contact_it_says_what_to_do(browser, services):
    services.answers["show_place"] = {"place": PLACE.model_dump(mode="json"), "workshops": []}

    page = await (await browser.get(CLAIM)).text()

    assert "<form" not in page
    assert "référent de votre territoire" in page


async def test_looking_sends_nothing(browser, services):
    await browser.get(CLAIM)

    assert [method for method, _ in services.asked] == ["show_place"]


async def test_it_says_where_the_link_went(browser, services):
    form = {**await hidden_in(browser, CLAIM), "channel": "email"}
    page = await (await send(browser, CLAIM, form)).text()
    method, asked = services.asked[-1]

    assert "accueil@exemple.fr" in page
    assert (method, asked["place_id"], asked["channel"]) == ("request_claim", "p1", "email")


async def test_the_same_form_sent_twice_is_one_command(browser, services):
    form = {**await hidden_in(browser, CLAIM), "channel": "email"}
    await send(browser, CLAIM, form)
    await send(browser, CLAIM, form)

    first, second = (asked["command"] for _, asked in services.asked[-2:])

    assert first == second


async def test_a_contact_that_is_gone_is_a_page(browser, services):
    services.answers["request_claim"] = Invalid("contact_not_published")

    answer = await send(browser, CLAIM, {"key": "k", "channel": "sms"})

    assert (answer.status, "ne publie plus ce contact" in await answer.text()) == (422, True)


async def test_another_site_sends_nothing(browser, services):
    answer = await send(browser, CLAIM, {"key": "k", "channel": "sms"}, headers={})

    assert (answer.status, services.asked) == (403, [])
