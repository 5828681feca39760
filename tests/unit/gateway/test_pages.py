"""The pages as a browser gets them, over services that answer what the test says."""

import re

import pytest

from services.gateway.openapi import OPENAPI
from services.gateway.pages.edit_fields import FIELDS
from services.gateway.vendoring import vendored
from services.wire.errors import Conflict, NotFound, Unavailable
from tests.unit.gateway import canned
from tests.unit.gateway.canned import OURS, PLACE, hidden_in

EDIT = "/lieux/p1/modifier"


async def filled_in(editor, **typed: str) -> dict[str, str]:
    return {**await hidden_in(editor, EDIT), "horaires": "24/7", **typed}


async def send(editor, form: dict[str, str], headers=OURS):
    return await canned.send(editor, EDIT, form, headers)


async def test_the_first_page_lists_places(browser):
    page = await (await browser.get("/")).text()

    assert "1\u00a0lieu trouvé" in page
    assert 'href="/lieux/p1"' in page
    assert "adresse à préciser" in page
    assert "À confirmer" in page


async def test_a_wrong_search_is_a_page_that_keeps_what_was_typed(browser):
    answer = await browser.get("/", params={"q": "atelier <b>", "colour": "red"})
    page = await answer.text()

    assert (answer.status, answer.content_type) == (422, "text/html")
    assert "<code>colour</code>" in page
    assert 'value="atelier &lt;b&gt;"' in page


async def test_nothing_found_offers_other_searches(browser, services):
    wider = [{"without": "frais_a_charge", "total": 2}]
    services.answers["find_places"] = {"total": 0, "places": [], "wider": wider}

    page = await (await browser.get("/", params={"q": "rare", "frais_a_charge": "Gratuit"})).text()

    assert "Aucun lieu trouvé" in page
    assert 'href="/?q=rare"' in page


async def test_why_a_place_was_found_is_marked_and_nothing_of_it_is_html(browser, services):
    found = services.answers["find_places"]
    match = {"field": "services", "fragment": ["<b>Aide</b> aux ", "démarches", ""]}
    found["places"][0]["matches"] = [match]
    services.answers["find_places"] = {**found, "did_you_mean": "démarches <i>"}

    page = await (await browser.get("/", params={"q": "demarchs"})).text()

    assert "&lt;b&gt;Aide&lt;/b&gt; aux <mark>démarches</mark>" in page
    assert "Nous avons cherché" in page
    assert "démarches &lt;i&gt;" in page


async def test_a_page_asks_one_question_with_the_counts_of_its_filters(browser, services):
    facet = {"name": "frais_a_charge", "values": [{"value": "Gratuit", "count": 4}]}
    services.answers["find_places"] = {**services.answers["find_places"], "facets": [facet]}

    page = await (await browser.get("/")).text()

    ((method, asked),) = services.asked
    assert (method, asked["search"]["with_facets"]) == ("find_places", True)
    assert '<span>Gratuit</span><span class="count">4<span class="sr"> lieux</span></span>' in page


async def test_equipment_access_and_languages_are_filters_with_counts(browser, services):
    facets = [
        {"name": "equipements", "values": [{"value": "Wi-Fi", "count": 3}]},
        {"name": "accessibilite", "values": []},
        {"name": "langues", "values": [{"value": "Turc", "count": 1, "asked": True}]},
    ]
    services.answers["find_places"] = {**services.answers["find_places"], "facets": facets}

    page = await (await browser.get("/", params={"langues": "turc"})).text()

    titles = re.findall(r'<legend class="sr">(.+?)</legend>', page)
    assert titles[:4] == ["Services", "Horaires", "Publics", "Équipements"]
    assert titles.index("Comment venir") < titles.index("Accessibilité")
    assert titles.index("Accessibilité") < titles.index("Langues parlées")
    assert '<span>Wi-Fi</span><span class="count">3<' in page
    assert 'name="langues" value="Turc" checked' in page
    assert services.asked[0][1]["search"]["langues"] == ["turc"]


async def test_a_place_says_who_can_come_in_what_is_spoken_and_what_there_is(browser, services):
    place = PLACE.model_copy(
        update={
            "accessibilite": ("Accessible aux personnes à mobilité réduite",),
            "langues": ("Dari (persan)", "Turc"),
            "equipements": ("Wi-Fi",),
        }
    )
    services.answers["show_place"] = {"place": place.model_dump(mode="json"), "workshops": []}

    page = await (await browser.get("/lieux/p1")).text()

    assert "<dt>Accessibilité</dt><dd>Accessible aux personnes à mobilité réduite</dd>" in page
    assert "<dt>Langues parlées</dt><dd>Dari (persan), Turc</dd>" in page
    assert '<ul class="tags" aria-label="Équipements"><li>Wi-Fi</li></ul>' in page


async def test_the_map_shows_the_same_search(browser):
    if not vendored():
        pytest.skip("the map's packages are absent: run `make setup`")

    page = await (
        await browser.get("/", params={"q": "a", "near": "47.3,0.7", "limit": "5"})
    ).text()

    assert 'data-points="/api/v1/places/map?q=a&amp;near=47.3%2C0.7"' in page
    assert 'data-around="47.3,0.7,"' in page


async def test_a_place_is_told_whole(browser):
    answer = await browser.get("/lieux/p1")
    page = await answer.text()

    assert "<bdi>La Grange</bdi>" in page
    assert "tous les jours" in page
    assert '"@type": "LocalBusiness"' in page
    assert "/modifier" not in page
    assert answer.headers["ETag"]


@pytest.mark.parametrize(
    ("refusal", "status", "title"),
    [
        (NotFound("place_not_found"), 404, "Ce lieu n&#39;est pas dans l&#39;annuaire"),
        (Unavailable("service_away"), 503, "momentanément indisponible"),
        (ValueError(), 500, "Une erreur s&#39;est produite"),
    ],
)
async def test_a_problem_is_a_page(browser, services, refusal, status, title):
    services.answers["show_place"] = refusal

    answer = await browser.get("/lieux/p1")

    assert (answer.status, answer.content_type) == (status, "text/html")
    assert title in await answer.text()


async def test_nobody_edits_without_a_session(browser):
    answer = await browser.get("/lieux/p1/modifier")

    assert (answer.status, "Il faut un lien" in await answer.text()) == (401, True)


async def test_who_has_no_link_is_led_to_where_one_is_asked_for(browser):
    page = await (await browser.get("/lieux/p%2F1/modifier")).text()

    assert 'href="/lieux/p%2F1/c-est-ma-structure"' in page


async def test_nobody_edits_another_place(editor):
    assert (await editor.get("/lieux/p2/modifier")).status == 403


async def test_another_site_cannot_send_the_form(editor):
    form = await filled_in(editor, horaires="off")

    answer = await send(editor, form, headers={"Sec-Fetch-Site": "cross-site"})

    assert (answer.status, answer.content_type) == (403, "text/html")


async def test_only_what_was_changed_is_saved(editor, services):
    answer = await send(editor, await filled_in(editor, horaires="Mo 09:00-12:00"))
    method, asked = services.asked[-1]

    assert (answer.status, answer.headers["Location"]) == (303, "/lieux/p1")
    assert (method, asked["changes"], asked["revision"]) == (
        "revise_place",
        {"horaires": "Mo 09:00-12:00"},
        3,
    )
    assert asked["actor"]["via"] == "page"


async def test_french_hours_are_shown_back_before_they_are_saved(editor, services):
    form = await filled_in(editor, horaires="lundi 9h-12h")

    page = await (await send(editor, form)).text()

    assert services.asked[-1] == ("read_hours", {"text": "lundi 9h-12h"})
    assert "Nous avons compris" in page
    assert 'name="hours_seen" value="lundi 9h-12h"' in page

    answer = await send(editor, {**form, "hours_seen": "lundi 9h-12h"})

    assert (answer.status, services.asked[-1][1]["changes"]) == (303, {"horaires": "lundi 9h-12h"})


async def test_hours_that_are_not_understood_are_kept_as_they_are_written(editor, services):
    services.answers["read_hours"] = {"horaires": "", "hours_text": "x", "why": "night hours"}

    page = await (await send(editor, await filled_in(editor, horaires="le soir tard"))).text()

    assert "des heures passent minuit" in page


async def test_the_places_page_says_once_that_it_was_saved(editor):
    await send(editor, await filled_in(editor, horaires="Mo 09:00-12:00"))

    page = await (await editor.get("/lieux/p1")).text()

    assert "Vos changements sont enregistrés" in page


async def test_the_same_form_sent_twice_is_one_command(editor, services):
    form = await filled_in(editor, horaires="Mo 09:00-12:00")
    await send(editor, form)
    await send(editor, form)

    first, second = (asked["command"] for _, asked in services.asked[-2:])

    assert first == second


async def test_an_editor_who_saves_also_confirms(editor, services):
    await send(editor, await filled_in(editor, horaires="Mo 09:00-12:00"))

    assert services.asked[-1][1]["confirm"] is True


async def test_an_editors_form_without_changes_confirms(editor, services):
    answer = await send(editor, await filled_in(editor))
    method, asked = services.asked[-1]

    assert (answer.status, method, asked["revision"]) == (303, "confirm_place", 3)


async def test_the_places_page_says_once_that_it_was_confirmed(editor):
    await send(editor, await filled_in(editor))

    assert "la fiche est confirmée" in await (await editor.get("/lieux/p1")).text()
    assert "la fiche est confirmée" not in await (await editor.get("/lieux/p1")).text()


async def test_an_operator_who_saves_confirms_nothing(operator, services):
    await send(operator, await filled_in(operator, horaires="Mo 09:00-12:00"))

    assert services.asked[-1][1]["confirm"] is False


async def test_an_operators_form_without_changes_asks_nothing(operator, services):
    answer = await send(operator, await filled_in(operator))

    assert (answer.status, services.asked[-1][0]) == (200, "show_kept_place")
    assert "rien changé" in await answer.text()


async def test_a_place_that_changed_before_it_was_confirmed_is_shown_again(editor, services):
    form = await filled_in(editor)
    services.answers["confirm_place"] = Conflict("changed_meanwhile")

    assert (await send(editor, form)).status == 412


async def test_an_error_stands_beside_its_field_and_keeps_what_was_typed(editor):
    answer = await send(editor, await filled_in(editor, telephone="douze"))
    page = await answer.text()

    assert answer.status == 422
    assert 'href="#telephone"' in page
    assert 'id="telephone-erreur"' in page
    assert 'value="douze"' in page


async def test_what_somebody_saved_meanwhile_is_shown_beside(editor, services):
    form = await filled_in(editor, horaires="Mo 09:00-12:00")
    newer = PLACE.model_copy(update={"revision": 4, "horaires": "Tu 09:00-12:00"})
    services.answers["show_place"] = {"place": newer.model_dump(mode="json")}
    services.answers["revise_place"] = Conflict("changed_meanwhile")

    answer = await send(editor, form)
    page = await answer.text()

    assert answer.status == 412
    assert "Valeur enregistrée entre-temps\u00a0: <bdi>Tu 09:00-12:00</bdi>" in page
    assert "Mo 09:00-12:00</textarea>" in page
    assert 'name="revision" value="4"' in page


async def test_while_the_service_is_away_nothing_typed_is_lost(editor, services):
    services.answers["revise_place"] = Unavailable("service_away")
    form = await filled_in(editor, horaires="Mo 09:00-12:00")

    answer = await send(editor, form)
    page = await answer.text()

    assert answer.status == 503
    assert f'name="key" value="{form["key"]}"' in page
    assert "Mo 09:00-12:00</textarea>" in page


@pytest.mark.parametrize(
    "broken", [{"shown": "{"}, {"shown": "{}"}, {"revision": "x"}, {"key": ""}]
)
async def test_a_form_that_our_page_did_not_make_is_refused(editor, broken):
    answer = await send(editor, {**await filled_in(editor), **broken})

    assert (answer.status, answer.content_type) == (422, "text/html")


async def test_every_operation_stands_on_the_apis_page_with_an_example(browser):
    page = await (await browser.get("/api/")).text()
    paths = browser.app[OPENAPI]["paths"]

    assert [path for path in paths if f"{path}</code>" not in page] == []
    assert page.count("<code>curl") == sum(map(len, paths.values()))
    assert "q=ateliers+tablette" in page  # an address with a space is none


async def test_a_style_sheet_under_its_digest_is_kept_for_ever(browser):
    page = await (await browser.get("/")).text()
    (href,) = re.findall(r'rel="stylesheet" href="([^"]+)"', page)

    assert "immutable" in (await browser.get(href)).headers["Cache-Control"]
    assert (await browser.get("/static/style.css")).headers["Cache-Control"] == "no-cache"


async def test_only_our_own_files_are_served(browser):
    assert (await browser.get("/static/absent.css")).status == 404


def test_every_field_has_its_own_advice():
    assert all(field.label and field.hint and field.advice for field in FIELDS)
