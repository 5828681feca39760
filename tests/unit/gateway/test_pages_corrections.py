"""Corrections by the pages: anybody proposes, follows and is told; keepers judge."""

import re
from html import unescape

import pytest

from services.gateway.follow_ups import correction_id_of
from services.wire.errors import Conflict, Forbidden, Invalid, NotFound, Unavailable
from tests.unit.gateway.canned import PLACE, PROPOSAL, WAITING_CORRECTION, hidden_in, send

CORRECT = "/lieux/p1/corriger"
HOURS = f"{CORRECT}?section=horaires"
FOLLOW_UP = f"/corrections/{'a' * 24}"
JUDGE = "/lieux/p1/corrections/c1"
TYPED = {"horaires": "lundi 9h-12h", "remark": "vu sur la porte"}


async def propose(browser, path=HOURS, **typed):
    form = {**await hidden_in(browser, path), **(typed or TYPED)}
    return await send(browser, CORRECT, form)


def last(services):
    return services.asked[-1]


async def test_the_place_leads_to_where_an_error_is_told(browser):
    page = await (await browser.get("/lieux/p1")).text()

    assert f'href="{CORRECT}"' in page


async def test_each_section_is_offered(browser):
    page = await (await browser.get(CORRECT)).text()

    found = re.findall(r"corriger\?section=([\w-]+)", page)

    assert found == ["horaires", "services", "adresse", "contact", "n-existe-plus"]


async def test_what_the_listing_says_is_filled_in(browser):
    page = await (await browser.get(HOURS)).text()

    assert "24/7</textarea>" in page


async def test_what_is_proposed_is_what_was_changed(browser, services):
    await propose(browser)
    method, asked = last(services)

    assert (method, asked["place_id"]) == ("propose_correction", "p1")
    assert asked["proposal"] == {
        "section": "hours",
        "changes": {"horaires": "lundi 9h-12h"},
        "remark": "vu sur la porte",
    }
    assert asked["actor"]["role"] == "resident"


async def test_what_was_left_as_it_stood_is_not_proposed(browser, services):
    await propose(browser, horaires="24/7", remark="l'entrée est derrière")

    assert last(services)[1]["proposal"]["changes"] == {}


async def test_what_a_place_has_may_be_corrected(browser, services):
    await propose(browser, f"{CORRECT}?section=services", equipements="Scanner", langues="Turc")

    proposed = last(services)[1]["proposal"]["changes"]
    assert (proposed["equipements"], proposed["langues"]) == (["Scanner"], ["Turc"])
    assert "accessibilite" not in proposed


async def test_a_telephone_is_proposed_as_listings_write_it(browser, services):
    await propose(browser, f"{CORRECT}?section=contact", telephone="02 47 00 00 00")

    assert last(services)[1]["proposal"]["changes"] == {"telephone": "+33247000000"}


async def test_who_proposed_is_led_to_a_page_that_only_they_know(browser, services):
    answer = await propose(browser)
    follow_up = answer.headers["Location"].removeprefix("/corrections/")
    asked = last(services)[1]

    assert answer.status == 303
    assert asked["command"]["key"] == correction_id_of(follow_up)
    assert follow_up not in str(asked)


async def test_the_same_form_again_leads_to_the_same_page(browser, services):
    form = {**await hidden_in(browser, HOURS), **TYPED}
    first, second = [await send(browser, CORRECT, form) for _ in range(2)]

    assert first.headers["Location"] == second.headers["Location"]
    assert services.asked[-1] == services.asked[-2]


async def test_two_proposals_have_two_pages(browser):
    first, second = [await propose(browser) for _ in range(2)]

    assert first.headers["Location"] != second.headers["Location"]


async def test_a_network_proposes_its_share_and_then_is_told_so(browser, services):
    answers = [(await propose(browser)).status for _ in range(20)]
    form = {**await hidden_in(browser, HOURS), **TYPED}
    asked = len(services.asked)

    answer = await send(browser, CORRECT, form)
    page = unescape(await answer.text()).replace("\u00a0", " ")

    assert answers == [303] * 20
    assert (answer.status, "Réessayez demain" in page, TYPED["horaires"] in page) == (
        (429, True, True)
    )
    assert len(services.asked) == asked


async def test_who_is_signed_in_has_no_share(editor, services):
    answers = [(await propose(editor)).status for _ in range(21)]

    assert answers == [303] * 21


@pytest.mark.parametrize(
    ("refusal", "status", "words"),
    [
        (Invalid("nothing_proposed"), 422, "changez ce qui est faux"),
        (Conflict("too_many_corrections"), 409, "Beaucoup de corrections attendent"),
        (Unavailable("away"), 503, "Rien n'est perdu"),
        (
            Invalid("x", "", [{"field": "changes.horaires", "message": "too long"}]),
            422,
            "1 000 caractères",
        ),
    ],
)
async def test_what_stands_in_the_way_is_said_and_nothing_is_lost(
    browser, services, refusal, status, words
):
    services.answers["propose_correction"] = refusal

    answer = await propose(browser)
    page = unescape(await answer.text()).replace("\u00a0", " ")

    assert (answer.status, words in page, TYPED["horaires"] in page) == (status, True, True)


async def test_a_wrong_number_is_told_at_its_field(browser, services):
    answer = await propose(browser, f"{CORRECT}?section=contact", telephone="douze")

    assert (answer.status, 'id="telephone-erreur"' in await answer.text()) == (422, True)
    assert last(services)[0] != "propose_correction"


async def test_another_site_proposes_nothing(browser, services):
    answer = await send(browser, CORRECT, {"section": "horaires"}, headers={})

    assert (answer.status, services.asked) == (403, [])


async def test_a_form_that_is_not_ours_is_refused(browser):
    answer = await send(
        browser, CORRECT, {"section": "tout", "nom": "x", "key": "k", "shown": "{}"}
    )

    assert answer.status == 422


async def test_the_page_that_follows_says_what_became_of_it(browser, services):
    refused = {**PROPOSAL, "state": "refused", "reason": "Les horaires sont justes."}
    services.answers["show_proposal"] = {**refused, "judged_at": PROPOSAL["at"]}

    page = await (await browser.get(FOLLOW_UP)).text()

    assert "Les horaires sont justes." in page
    assert "Prévenez-moi" not in page


async def test_an_address_that_never_was_one_asks_nobody(browser, services):
    answer = await browser.get("/corrections/x")

    assert (answer.status, services.asked) == (404, [])


async def test_a_correction_that_is_forgotten_is_a_page(browser, services):
    services.answers["show_proposal"] = NotFound("correction_not_found")

    answer = await browser.get(FOLLOW_UP)

    assert (answer.status, "n'est plus là" in unescape(await answer.text())) == (404, True)


async def test_an_address_goes_to_notify_alone(browser, services):
    answer = await send(browser, FOLLOW_UP, {"channel": "sms", "address": "06 39 98 00 01"})
    [(method, asked)] = services.asked

    assert "C'est noté" in await answer.text()
    assert method == "remember_proposer"
    assert asked["correction_id"] == correction_id_of("a" * 24)
    assert (asked["wish"]["follow_up"], asked["consent"]["wording"]) == ("a" * 24, "corrections-1")


async def test_what_is_no_address_is_told(browser, services):
    services.answers["remember_proposer"] = Invalid("x", "", [{"field": "address", "message": "x"}])

    answer = await send(browser, FOLLOW_UP, {"channel": "sms", "address": "a@exemple.fr"})

    assert (answer.status, "Par courriel" in await answer.text()) == (422, True)


async def test_another_site_leaves_no_address(browser, services):
    answer = await send(browser, FOLLOW_UP, {"channel": "sms", "address": "06"}, headers={})

    assert (answer.status, services.asked) == (403, [])


async def test_a_keeper_sees_what_is_said_beside_what_is_proposed(editor):
    page = await (await editor.get("/lieux/p1/corrections")).text()

    assert "24/7" in page
    assert "Mo 09:00-12:00" in page
    assert "Au moment de la proposition" in page


async def judge(browser, services, **typed):
    """As the browser sends the first or the second of its forms."""
    page = await (await browser.get(JUDGE)).text()
    forms = [part.split("</form>")[0] for part in page.split("<form")[1:]]
    form = forms[1] if typed.get("action") == "refuser" else forms[0]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    told = {name: value.replace("&#34;", '"') for name, value in hidden.items()}
    return await send(browser, JUDGE, {**told, **typed})


async def test_it_is_accepted_as_it_was_offered(editor, services):
    answer = await judge(editor, services, action="accepter", horaires="Mo 09:00-12:00")
    method, asked = last(services)

    assert (answer.status, answer.headers["Location"]) == (303, "/lieux/p1/corrections")
    assert (method, asked["judgement"], asked["revision"]) == (
        "judge_correction",
        {"place_id": "p1", "outcome": "accepted"},
        PLACE.revision,
    )


async def test_it_is_accepted_with_changes(editor, services):
    await judge(editor, services, action="accepter", horaires="Mo 09:00-13:00")

    assert last(services)[1]["judgement"] == {
        "place_id": "p1",
        "outcome": "edited",
        "changes": {"horaires": "Mo 09:00-13:00"},
    }


async def test_it_is_refused_with_a_reason(editor, services):
    await judge(editor, services, action="refuser", reason="C'est faux.")

    assert last(services)[1]["judgement"] == {
        "place_id": "p1",
        "outcome": "refused",
        "reason": "C'est faux.",
    }


async def test_a_refusal_without_a_reason_asks_for_one(editor, services):
    services.answers["judge_correction"] = Invalid(
        "reason_needed", "", [{"field": "reason", "message": "x"}]
    )

    answer = await judge(editor, services, action="refuser", reason="")

    assert (answer.status, "Dites pourquoi" in await answer.text()) == (422, True)


async def test_what_changed_meanwhile_is_shown_again(editor, services):
    services.answers["judge_correction"] = Conflict("changed_meanwhile")

    answer = await judge(editor, services, action="accepter", horaires="Mo 09:00-12:00")

    assert (answer.status, "a changé entre-temps" in await answer.text()) == (412, True)


async def test_a_place_that_is_no_more_is_withdrawn_by_its_button(editor, services):
    gone = {**PROPOSAL, "section": "gone", "proposed": {}}
    services.answers["show_correction"] = {**WAITING_CORRECTION, "correction": gone}
    services.answers["judge_correction"] = {**gone, "state": "accepted"}

    answer = await judge(editor, services, action="accepter")

    assert answer.headers["Location"] == "/mes-fiches"


async def test_who_is_not_signed_in_judges_nothing(browser, services):
    answer = await send(browser, JUDGE, {"revision": "1", "key": "k"})

    assert (answer.status, services.asked) == (401, [])


async def test_who_may_not_judge_is_told_so(editor, services):
    services.answers["show_correction"] = Forbidden("not_an_editor")

    assert (await editor.get(JUDGE)).status == 403


async def test_who_proposed_for_an_erased_listing_is_led_to_no_listing(browser, services):
    services.answers["show_proposal"] = {**PROPOSAL, "nom": "", "state": "refused", "proposed": {}}

    page = await (await browser.get(FOLLOW_UP)).text()

    assert "Chercher un lieu" in page
    assert 'href="/lieux/' not in page
