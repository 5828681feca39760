"""Every answer of the HSDS API is valid for the specification, and says when it is open truly."""

import asyncio
import json
import time
from datetime import date
from uuid import NAMESPACE_URL, uuid5

import pytest

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.offers import offers_of
from services.gateway.hsds import objects
from services.gateway.hsds.schedules import schedules_of
from services.gateway.hsds.spots import location_of
from tests.builders import a_place
from tests.contract.exported_places import DEMO, ODD, REGION, places_of
from tests.contract.hsds_schema import an, page_of, problems
from tests.unit.gateway.canned import Canned
from tests.unit.gateway.clean import FULL
from tests.unit.gateway.conftest import browser  # noqa: F401

ID = "60c33186-d996-570d-ab55-2ede8a9aebdc"
FILES = {"demo": DEMO, "region": REGION}
ODD_ONES = [
    each.model_copy(update={"place_id": str(uuid5(NAMESPACE_URL, each.place_id))})
    for each in (*ODD, a_place("full", **FULL))
]
HOURS = (
    "Mo-We 09:{:02}-12:{:02},14:00-17:30; Th 10:00-12:00,13:30-19:00; Fr 09:00-12:00;"
    " Sa[1,3] 10:00-12:00; PH off"
)
WRITERS = {
    "service": (objects.service, objects.full_service),
    "service_at_location": (objects.service_at_location, objects.full_service_at_location),
}


def wire(said):
    return json.loads(said.model_dump_json(exclude_none=True))


def wrong(places):
    """What is wrong with every object of these places."""
    of_offers = [
        problem
        for name, writers in WRITERS.items()
        for write in writers
        for place in places
        for offer in offers_of(place)
        for problem in problems(an(name), wire(write(offer)))
    ]
    of_places = [
        problem
        for write in (objects.organization, objects.full_organization)
        for place in places
        for problem in problems(an("organization"), wire(write(place)))
    ]
    return [*of_offers, *of_places]


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_the_places_of_a_file_are_valid(file):
    assert wrong(places_of(file)[:150]) == []


def test_odd_places_and_one_that_says_all_are_valid_too():
    assert wrong(ODD_ONES) == []


def test_a_misspelt_field_would_be_seen():
    told = wire(objects.organization(a_place(ID)))

    assert problems(an("organization"), {**told, "telephone": "1"}) != []
    assert problems(an("organization"), {**told, "id": "p"}) != []


def test_a_spot_says_what_is_spoken_there_and_who_can_come_in():
    english = ("Langues étrangères (anglais)",)
    spot = location_of(
        a_place(
            ID,
            langues=("Langue des signes (LSF)",),
            prise_en_charge_specifique=english,
            accessibilite=("Toilettes adaptées", "Boucle magnétique"),
        )
    )

    assert [(each.name, each.code) for each in spot.languages] == [
        ("Langue des signes (LSF)", "fsl"),
        ("Anglais", "en"),
    ]
    (access,) = spot.accessibility
    assert access.description == "Toilettes adaptées, Boucle magnétique"
    assert problems(an("location"), wire(spot)) == []
    silent = wire(location_of(a_place(ID)))
    assert not silent.keys() & {"languages", "accessibility"}


@pytest.fixture
def services():
    canned = Canned()
    place = a_place(ID, **FULL)
    offers = [each.model_dump(mode="json") for each in offers_of(place)]
    canned.answers |= {
        "list_offers": {"total": 7, "offers": offers},
        "show_offer": offers[0],
        "list_shown_places": {"total": 1, "places": [place.model_dump(mode="json")]},
        "show_place": {"place": place.model_dump(mode="json")},
    }
    return canned


ADDRESSES = {
    "/hsds/": an("about"),
    "/hsds/services": page_of("service"),
    "/hsds/services?full=true&page=2&per_page=2": page_of("service"),
    f"/hsds/services/{ID}": an("service"),
    "/hsds/organizations": page_of("organization"),
    "/hsds/organizations?full=true": page_of("organization"),
    f"/hsds/organizations/{ID}": an("organization"),
    "/hsds/service_at_locations": page_of("service_at_location"),
    "/hsds/service_at_locations?full=true": page_of("service_at_location"),
    f"/hsds/service_at_locations/{ID}": an("service_at_location"),
}


@pytest.mark.parametrize(("address", "schema"), ADDRESSES.items(), ids=ADDRESSES)
async def test_what_is_answered_is_valid(browser, address, schema):  # noqa: F811
    answer = await browser.get(address)

    assert answer.status == 200
    assert problems(schema, await answer.json()) == []


async def test_pages_are_counted(browser, services):  # noqa: F811
    page = await (await browser.get("/hsds/services?page=4&per_page=2")).json()

    assert services.asked == [("list_offers", {"page": 4, "size": 2})]
    assert (page["total_items"], page["total_pages"], page["page_number"]) == (7, 4, 4)
    assert (page["first_page"], page["last_page"], page["empty"]) == (False, True, False)


async def test_others_are_answered_while_a_page_is_written(browser, services):  # noqa: F811
    """Hours that nobody has asked for before: a place takes milliseconds, a page a second."""
    places = [a_place(ID, horaires=HOURS.format(n, n // 2)) for n in range(40)]
    told = [place.model_dump(mode="json") for place in places]
    services.answers["list_shown_places"] = {"total": 40, "places": told}
    asking = asyncio.create_task(browser.get("/hsds/organizations?full=true&per_page=100"))
    while not services.asked:
        await asyncio.sleep(0)

    longest, all_of_it = await pauses(asking)

    assert (await asking).status == 200
    assert longest < all_of_it / 2


async def pauses(task):
    """The longest for which nobody else had a turn, and the whole time, until the task is done."""
    longest, began = 0.0, time.perf_counter()
    last = began
    while not task.done():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest, last - began


@pytest.mark.parametrize(
    "query", ["page=0", "per_page=101", "page=one", "full=perhaps", "colour=1"]
)
async def test_a_wrong_parameter_is_refused(browser, services, query):  # noqa: F811
    assert (await browser.get(f"/hsds/services?{query}")).status == 422
    assert services.asked == []


async def test_a_suspended_place_is_not_there(browser, services):  # noqa: F811
    place = a_place(ID, suspended=True).model_dump(mode="json")
    services.answers["show_place"] = {"place": place}

    assert (await browser.get(f"/hsds/organizations/{ID}")).status == 404


def rules(**said):
    """How often, on which days and from when to when."""
    schedules = schedules_of(a_place(**said))
    return [(each.freq, each.byday, each.opens_at, each.closes_at) for each in schedules]


@pytest.mark.parametrize(
    ("osm", "told"),
    [
        (
            "Mo-We 09:00-12:00,14:00-17:30; Sa 10:00-12:00",
            [
                ("WEEKLY", "MO,TU,WE", "09:00", "12:00"),
                ("WEEKLY", "MO,TU,WE", "14:00", "17:30"),
                ("WEEKLY", "SA", "10:00", "12:00"),
            ],
        ),
        ("Mo-Fr 09:00-12:00; We off", [("WEEKLY", "MO,TU,TH,FR", "09:00", "12:00")]),
        ("Mo 09:00-12:00; PH off", [("WEEKLY", "MO", "09:00", "12:00")]),
        ("Mo 09:00-12:00; PH 10:00-12:00", [("WEEKLY", "MO", "09:00", "12:00")]),
        ("24/7", [("WEEKLY", "MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")]),
        ("Tu[1] 14:00-16:00", [("MONTHLY", "1TU", "14:00", "16:00")]),
        ("Tu[1,3] 14:00-16:00", [("MONTHLY", "1TU,3TU", "14:00", "16:00")]),
        ("Mo 09:00-12:00; Tu[1] 14:00-16:00", [(None, None, None, None)]),
        ("Apr-Sep: Mo 09:00-12:00", [(None, None, None, None)]),
        ("week 1-53/2 Mo 09:00-12:00", [(None, None, None, None)]),
        ("Mo 99:00", [(None, None, None, None)]),
        ("", []),
    ],
)
def test_hours_are_rules_only_where_rules_are_true(osm, told):
    assert rules(horaires=osm) == told


def test_hours_that_are_no_rule_are_told_as_a_text():
    seasonal, unread = (
        schedules_of(a_place(horaires="Apr-Sep: Mo 09:00-12:00")),
        schedules_of(a_place(hours_text="Le soir")),
    )

    assert "avril" in seasonal[0].description
    assert unread[0].description == "Le soir"


def test_what_is_by_appointment_says_so():
    [schedule] = schedules_of(a_place(horaires='Mo 09:00-12:00 "sur rendez-vous"'))

    assert schedule.attending_type == "sur rendez-vous"


def test_a_closure_holds_on_its_days_alone():
    closed = ExceptionalHours(first=date(2026, 12, 24), last=date(2027, 1, 2), note="Congés")

    *_, schedule = schedules_of(a_place(horaires="24/7", exceptional_hours=(closed,)))

    assert (schedule.valid_from, schedule.valid_to) == (date(2026, 12, 24), date(2027, 1, 2))
    assert "fermé" in schedule.description
    assert schedule.freq is None
