"""What search engines are told of a place is what its listing says, and nothing else."""

import json
from datetime import date

import pytest

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.stops import Stop
from services.gateway.pages.linked_data import as_script, linked_data
from tests.builders import a_place
from tests.unit.gateway.canned import WORKSHOP


def test_a_place_is_known_by_its_page_and_its_number():
    known = linked_data(a_place("p1", pivot="21370267300012"))

    assert known["@id"] == known["url"] == "/lieux/p1"
    assert known["identifier"]["value"] == "21370267300012"
    assert "identifier" not in linked_data(a_place(pivot="00000000000000"))


@pytest.mark.parametrize(
    ("fees", "free"),
    [(("Gratuit",), True), (("Payant",), False), (("Gratuit", "Payant"), None), ((), None)],
)
def test_it_is_free_only_where_that_is_all_that_is_said(fees, free):
    assert linked_data(a_place(frais_a_charge=fees)).get("isAccessibleForFree") is free


def test_english_is_spoken_where_it_is_said_and_somebody_can_be_asked():
    english = ("Langues étrangères (anglais)",)
    known = linked_data(a_place(telephone="+33247000000", prise_en_charge_specifique=english))

    assert known["contactPoint"]["availableLanguage"] == ["fr", "en"]
    assert "contactPoint" not in linked_data(a_place(telephone="+33247000000"))
    assert "contactPoint" not in linked_data(a_place(prise_en_charge_specifique=english))


def test_languages_are_told_by_their_codes_and_one_that_has_none_by_its_name():
    known = linked_data(a_place(telephone="+33247000000", langues=("Ukrainien", "Klingon")))

    assert known["contactPoint"]["availableLanguage"] == ["fr", "uk", "Klingon"]


def test_what_one_may_use_is_an_amenity_and_what_is_denied_is_false():
    refusing = "Non accessible aux personnes à mobilité réduite"
    known = linked_data(a_place(equipements=("Wi-Fi",), accessibilite=(refusing, "Autre")))

    assert [(each["name"], each["value"]) for each in known["amenityFeature"]] == [
        ("Wi-Fi", True),
        ("Autre", True),
        ("Accessible aux personnes à mobilité réduite", False),
    ]
    assert "amenityFeature" not in linked_data(a_place())


def test_it_serves_its_commune_and_those_where_it_stops():
    stops = (Stop(nom="Mairie", commune="Vouvray"), Stop(nom="École", commune="Vouvray"))

    known = linked_data(a_place(commune="Tours", stops=stops))

    assert [each["name"] for each in known["areaServed"]] == ["Vouvray", "Tours"]


def test_what_holds_on_some_days_holds_on_them_alone():
    closed = ExceptionalHours(first=date(2026, 12, 24), last=date(2027, 1, 2))
    short = ExceptionalHours(first=date(2027, 1, 4), last=date(2027, 1, 4), hours="10:00-12:00")

    known = linked_data(a_place(exceptional_hours=(closed, short)))

    told = [
        (each["validFrom"], each["validThrough"], each["opens"], each["closes"])
        for each in known["specialOpeningHoursSpecification"]
    ]
    assert told == [
        ("2026-12-24", "2027-01-02", "00:00", "00:00"),
        ("2027-01-04", "2027-01-04", "10:00", "12:00"),
    ]


def test_what_is_no_address_is_not_told():
    known = linked_data(a_place(courriels=("néant", "a@exemple.fr"), site_web=("néant",)))

    assert known["email"] == "a@exemple.fr"
    assert "sameAs" not in known


def test_its_workshops_are_events_but_invented_ones():
    invented = WORKSHOP.model_copy(update={"demo": True})

    [event] = linked_data(a_place("p1"), [WORKSHOP, invented])["event"]

    assert (event["@type"], event["url"]) == ("EducationEvent", "/ateliers/w1")
    assert event["startDate"] == "2096-11-26T10:00:00+01:00"
    assert event["location"]["address"]["addressLocality"] == "Tours"


async def test_the_page_of_a_place_tells_them(browser, services):
    services.answers["show_place"]["workshops"] = [WORKSHOP.model_dump(mode="json")]

    page = await (await browser.get("/lieux/p1")).text()

    script = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(script)["event"][0]["name"] == "Premiers pas"


def test_no_text_of_a_listing_ends_the_script():
    evil = WORKSHOP.model_copy(update={"titre": "</script><script>alert(1)</script>"})

    assert "<" not in as_script(linked_data(a_place("p1"), [evil]))
