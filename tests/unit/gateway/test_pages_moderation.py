"""The pages of who looks after a territory, of who keeps several listings, and of what was."""

from html import unescape

import pytest
from itsdangerous import URLSafeSerializer

from services.directory.contract.history import HistoryLine, HistoryPage
from services.directory.contract.place import PlaceDetails
from services.gateway.pages.editor import home_of
from services.gateway.pages.field_words import LABELS, in_words
from services.gateway.pages.history_view import line_view
from services.gateway.sessions import COOKIE
from services.notify.contract.links import LinkClaims
from services.wire.errors import Forbidden
from tests.unit.gateway.canned import (
    DESK,
    EDITOR,
    HISTORY,
    IN_AN_HOUR,
    KEPT,
    LINE,
    OURS,
    PLACE,
    send,
)

REFERENT = {**EDITOR, "role": "referent", "place_ids": [], "territories": ["dep:37"], "title": ""}
BUTTON = {"revision": "3", "key": "k"}


@pytest.fixture
async def referent(browser, services):
    services.answers["open_link"] = REFERENT
    place = PLACE.model_copy(update={"territories": ("dep:37",), "telephone": "+33247000000"})
    told = place.model_dump(mode="json")
    services.answers["show_place"] = {"place": told, "workshops": []}
    services.answers["show_desk"] = {**DESK, "tasks": [{**DESK["tasks"][0], "place": told}]}
    await browser.post("/lien/a-token", headers=OURS, allow_redirects=False)
    services.asked.clear()
    return browser


async def text(browser, path):
    return unescape(await (await browser.get(path)).text())


@pytest.mark.parametrize(
    ("who", "home"),
    [
        ({"place_ids": ["p"]}, "/lieux/p/modifier"),
        ({"place_ids": ["p", "q"]}, "/mes-fiches"),
        ({"role": "referent", "territories": ["dep:37"]}, "/referent"),
        ({"role": "referent", "territories": ["dep:37"], "place_ids": ["p"]}, "/referent"),
        ({"role": "region_admin", "territories": ["reg:24"]}, "/referent"),
        ({"role": "operator"}, "/referent"),
        ({"role": "operator", "place_ids": ["p"]}, "/lieux/p/modifier"),
        ({"role": "prescriber"}, "/"),
    ],
)
def test_everybody_begins_where_their_work_is(who, home):
    claims = LinkClaims(person_id="x", expires_at=IN_AN_HOUR, **who)

    assert home_of(claims) == home


async def test_a_referents_link_says_what_it_is_for(browser, services):
    services.answers["open_link"] = REFERENT

    assert "les fiches de votre territoire" in await text(browser, "/lien/a-token")


async def test_a_referent_is_led_to_their_territory(browser, services):
    services.answers["open_link"] = REFERENT

    answer = await browser.post("/lien/a-token", headers=OURS, allow_redirects=False)

    assert answer.headers["Location"] == "/referent"


async def test_a_referent_sees_whom_to_call_and_what_was_proposed(referent, services):
    page = await text(referent, "/referent")
    [(method, asked)] = services.asked

    assert 'href="tel:+33247000000"' in page
    assert "N'a répondu à aucun rappel" in page
    assert 'href="/lieux/p1/corrections/c1"' in page
    assert (method, asked["territory"]) == ("show_desk", None)
    assert asked["actor"]["territories"] == ["dep:37"]


async def test_a_territory_is_chosen_by_its_name(referent, services):
    page = await text(referent, "/referent?territoire=bv:tours")

    assert "Bassin de vie de Tours" in page
    assert services.asked[-1][1]["territory"] == "bv:tours"


async def test_where_nothing_waits_it_says_so(referent, services):
    services.answers["show_desk"] = {**DESK, "tasks": [], "corrections": []}

    page = await text(referent, "/referent")

    assert "Personne à appeler" in page
    assert "Aucune correction n'attend" in page


async def test_an_editor_has_no_territory(editor, services):
    services.asked.clear()

    assert (await editor.get("/referent")).status == 403
    assert services.asked == []


async def test_another_territory_is_refused(referent, services):
    services.answers["show_desk"] = Forbidden("not_allowed")

    answer = await referent.get("/referent?territoire=dep:36")

    assert (answer.status, "réservé au référent" in await answer.text()) == (403, True)


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("confirmation", "confirm_place"),
        ("suspension", "suspend_place"),
        ("reprise", "restore_place"),
    ],
)
async def test_a_call_ends_with_a_button(referent, services, path, method):
    answer = await send(referent, f"/lieux/p1/{path}", {**BUTTON, "retour": "referent"})
    asked = services.asked[-1]

    assert (answer.status, answer.headers["Location"]) == (303, "/referent")
    assert (asked[0], asked[1]["revision"], asked[1]["actor"]["role"]) == (method, 3, "referent")


@pytest.mark.parametrize("path", ["confirmation", "suspension", "reprise"])
async def test_another_site_presses_no_button(referent, services, path):
    answer = await send(referent, f"/lieux/p1/{path}", BUTTON, headers={})

    assert (answer.status, services.asked) == (403, [])


async def test_a_task_is_closed(referent, services):
    answer = await send(referent, "/referent/taches/20260302T120000-p1", {})

    assert answer.headers["Location"] == "/referent"
    assert services.asked[-1][0] == "close_task"


async def test_the_place_page_lets_its_referent_suspend_it(referent):
    page = await text(referent, "/lieux/p1")

    assert 'action="/lieux/p1/suspension"' in page
    assert 'href="/lieux/p1/modifier"' in page


async def test_a_referent_of_elsewhere_is_offered_nothing(referent, services):
    place = PLACE.model_copy(update={"territories": ("dep:36",)}).model_dump(mode="json")
    services.answers["show_place"] = {"place": place, "workshops": []}

    page = await text(referent, "/lieux/p1")

    assert "/suspension" not in page
    assert "/modifier" not in page


async def test_who_only_sends_people_there_is_offered_nothing(referent, services):
    services.answers["open_link"] = {**REFERENT, "role": "prescriber"}
    await referent.post("/lien/a-token", headers=OURS, allow_redirects=False)

    page = await text(referent, "/lieux/p1")

    assert "/suspension" not in page
    assert "/modifier" not in page


async def test_the_public_is_told_that_a_listing_is_suspended(browser, services):
    place = PLACE.model_copy(update={"suspended": True}).model_dump(mode="json")
    services.answers["show_place"] = {"place": place, "workshops": []}

    page = await text(browser, "/lieux/p1")

    assert "Suspendu" in page
    assert "ne vous déplacez pas sans avoir appelé" in page
    assert "Ne plus suspendre" not in page


async def test_an_editor_reads_the_one_next_thing_to_do(editor):
    page = await text(editor, "/lieux/p1/modifier")

    assert "dire que tout est encore juste" in page
    assert "65 sur 100" in page
    assert "2\u00a0corrections proposées" in page


async def test_who_keeps_several_listings_finds_them_all(editor, services):
    page = await text(editor, "/mes-fiches")

    assert 'href="/lieux/p1/modifier"' in page
    assert services.asked[-1][1]["actor"]["place_ids"] == ["p1"]


async def test_who_keeps_none_any_more_is_told(editor, services):
    services.answers["list_kept_places"] = {"places": []}

    assert "ne concerne aucune fiche" in await text(editor, "/mes-fiches")


@pytest.mark.parametrize("path", ["/mes-fiches", "/referent", "/lieux/p1/historique"])
async def test_nobody_reads_these_without_a_link(browser, services, path):
    assert (await browser.get(path)).status == 401
    assert services.asked == []


async def test_the_history_says_what_was_and_who_as_what(editor):
    page = await text(editor, "/lieux/p1/historique")

    assert "Fiche modifiée et confirmée" in page
    assert "la structure, d'après une correction proposée, depuis le site" in page
    assert "02\u00a047\u00a000\u00a000\u00a000" in page


async def test_an_earlier_version_is_had_back(editor, services):
    form = {"revision": "3", "key": "k"}
    answer = await send(editor, "/lieux/p1/historique/2/retablir", form)
    method, asked = services.asked[-1]

    assert answer.headers["Location"] == "/lieux/p1"
    assert (method, asked["to_revision"], asked["revision"]) == ("restore_revision", 2, 3)


@pytest.mark.parametrize("revision", ["0", "1" + "0" * 30])
async def test_a_revision_that_no_listing_has_is_asked_of_nobody(editor, services, revision):
    asked = len(services.asked)
    form = {**BUTTON, "revision": revision}
    answer = await send(editor, "/lieux/p1/historique/2/retablir", form)

    assert (answer.status, len(services.asked)) == (422, asked)


async def test_there_is_no_such_version(editor):
    answer = await send(editor, "/lieux/p1/historique/deux/retablir", BUTTON)

    assert answer.status == 404


@pytest.mark.parametrize(
    ("page", "line", "can"),
    [
        ({}, {}, True),
        ({"may_restore": False}, {}, False),
        ({}, {"line_id": "p1/3", "revision": 3}, False),
        ({}, {"line_id": "p1/due/2026"}, False),
        ({}, {"line_id": "q/2", "place_id": "q"}, False),
    ],
)
def test_only_an_earlier_version_of_this_listing_is_had_back(page, line, can):
    told = HistoryPage.model_validate({**HISTORY, **page})

    view = line_view(HistoryLine.model_validate({**LINE, **line}), told, "p1")

    assert view.can_be_restored == can


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("telephone", "", "vide"),
        ("services", ["a", "b"], "a, b"),
        ("suspended", True, "oui"),
        ("period_days", 90, "90"),
        ("date_maj", "2026-07-01", "1er juillet 2026"),
        ("unverified_since", None, "vide"),
        ("stops", [{"nom": "x"}, {"nom": "y"}], "2\u00a0éléments"),
        ("latitude", 47.39, "47.39"),
    ],
)
def test_values_are_told_in_words(name, value, words):
    assert in_words(name, value) == words


def test_every_field_of_a_listing_has_a_french_name():
    assert [name for name in PlaceDetails.model_fields if name not in LABELS] == []


async def test_kept_places_show_what_they_are_worth(editor, services):
    nothing = {**KEPT, "corrections": 0}
    services.answers["list_kept_places"] = {"places": [KEPT, nothing]}

    page = await text(editor, "/mes-fiches")

    assert (page.count("65 sur 100"), page.count("corrections proposées")) == (2, 1)


def test_a_new_listing_was_nothing_before():
    first = HistoryLine.model_validate({**LINE, "before": {}, "confirmed": False})

    view = line_view(first, HistoryPage.model_validate(HISTORY), "p1")

    assert (view.what, {each.before for each in view.changes}) == ("Fiche créée", {""})


@pytest.mark.parametrize(("role", "sees"), [("referent", False), ("region_admin", True)])
async def test_imports_are_for_who_oversees_them(browser, services, role, sees):
    services.answers["open_link"] = {**REFERENT, "role": role}
    await browser.post("/lien/a-token", headers=OURS, allow_redirects=False)

    assert ('href="/imports"' in await text(browser, "/referent")) == sees


async def test_a_session_from_before_there_were_territories_is_still_read(browser):
    old = {"person_id": "x", "place_ids": ["p1"], "expires_at": IN_AN_HOUR.isoformat()}
    session = URLSafeSerializer("s" * 32, salt="maillage.session.v1").dumps(old)

    answer = await browser.get("/lieux/p1/modifier", headers={"Cookie": f"{COOKIE}={session}"})

    assert answer.status == 200
