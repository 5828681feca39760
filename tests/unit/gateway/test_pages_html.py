"""Every page is well-formed, and each of its fields has a name that can be heard."""

from collections import Counter
from html.parser import HTMLParser

import pytest

from services.wire.errors import Conflict, Unavailable
from tests.unit.gateway.canned import EDITOR, PLACE, SUBSCRIPTION, WORKSHOP, send

VOID = {"meta", "link", "input", "br", "path", "circle", "img"}
FIELDS = {"input", "select", "textarea"}
PAGES = (
    "/",
    "/?q=a&where=saint-pierre&within_km=5&services=Couture&open_on=friday&with_workshops=true",
    "/ateliers",
    "/ateliers?q=a&theme=Couture&first_day=2026-11-26",
    "/lieux/p1",
    "/lieux/p1/modifier",
    "/lieux/p1/c-est-ma-structure",
    "/lieux/p1/ateliers/nouveau",
    "/lieux/p1/corriger",
    "/lieux/p1/corriger?section=horaires",
    "/lieux/p1/corriger?section=services",
    "/lieux/p1/corriger?section=n-existe-plus",
    f"/corrections/{'a' * 24}",
    "/lieux/p1/corrections",
    "/lieux/p1/corrections/c1",
    "/lieux/p1/historique",
    "/mes-fiches",
    "/ateliers/w1",
    "/ateliers/w1/modifier",
    "/ateliers/w1/annuler",
    "/alertes",
    "/alertes?commune=tours",
    "/alertes/presque-fini",
    "/alertes/a-token",
    "/lien/a-token",
    "/bac-a-sable?compris=waiting",
    "/reponses",
    "/api/",
)
WRONG = (
    ("/lieux/p1/ateliers/nouveau", {"nom": "La Grange", "code_postal": "37000", "key": "k"}),
    ("/alertes", {"offered": '[{"label":"Tours","latitude":47,"longitude":1}]'}),
)


class Reader(HTMLParser):
    """Notes what a page opens and leaves open, its ids, and what refers to them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: Counter[str] = Counter()
        self.meant: set[str] = set()
        self.labelled: set[str] = set()
        self.fields: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.ids.update(filter(None, [told.get("id")]))
        self.meant |= set((told.get("aria-describedby") or "").split())
        self.meant |= set((told.get("aria-labelledby") or "").split())
        if tag == "label" and told.get("for"):
            self.labelled.add(told["for"])
        if tag in FIELDS and told.get("type") != "hidden":
            self.fields.append((told.get("id", ""), "label" in self.open))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)

    def faults(self) -> dict[str, list[str]]:
        """What is wrong with the page, by kind."""
        nameless = [i for i, inside in self.fields if not inside and i not in self.labelled]
        found = {
            "left open or closed amiss": self.wrong + self.open,
            "the same id twice": [each for each, times in self.ids.items() if times > 1],
            "refers to nothing": sorted((self.meant | self.labelled) - self.ids.keys()),
            "has no label": nameless,
        }
        return {kind: each for kind, each in found.items() if each}


def faults(page: str) -> dict[str, list[str]]:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader.faults()


@pytest.fixture
def services(services):
    place = PLACE.model_copy(update={"courriels": ("a@exemple.fr",), "telephone": "+33639980001"})
    services.answers["show_place"] = {
        "place": place.model_dump(mode="json"),
        "workshops": [WORKSHOP.model_dump(mode="json")],
    }
    return services


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_is_well_formed(editor, path):
    assert faults(await (await editor.get(path)).text()) == {}


@pytest.mark.parametrize("path", ["/alertes?commune=x", "/bac-a-sable", "/reponses"])
async def test_a_page_with_nothing_to_show_is_too(browser, services, path):
    services.answers["find_communes"] = {}
    services.answers["sandbox_inbox"] = {"is_used": True}
    services.answers["waiting_replies"] = {}

    assert faults(await (await browser.get(path)).text()) == {}


@pytest.mark.parametrize("state", ["pending", "ended"])
async def test_each_state_of_an_alert_is_too(browser, services, state):
    services.answers["show_subscription"] = {**SUBSCRIPTION, "state": state}

    assert faults(await (await browser.get("/alertes/a-token")).text()) == {}


async def test_a_reminder_is_too(browser, services):
    services.answers["open_link"] = {**EDITOR, "purpose": "reminder"}

    assert faults(await (await browser.get("/lien/a-token")).text()) == {}


@pytest.mark.parametrize(("path", "form"), WRONG)
async def test_a_form_with_errors_is_too(editor, path, form):
    answer = await send(editor, path, form)

    assert (answer.status, faults(await answer.text())) == (422, {})


@pytest.mark.parametrize("refusal", [Unavailable("away"), Conflict("changed_meanwhile")])
async def test_a_form_with_a_message_is_too(editor, services, refusal):
    services.answers["cancel_workshop"] = refusal

    answer = await send(editor, "/ateliers/w1/annuler", {"revision": "2", "key": "k"})

    assert faults(await answer.text()) == {}


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/lien/a-token", {"action": "confirmer"}),
        ("/lieux/p1/c-est-ma-structure", {"key": "k", "channel": "email"}),
    ],
)
async def test_what_a_button_answers_is_too(browser, path, form):
    assert faults(await (await send(browser, path, form)).text()) == {}
