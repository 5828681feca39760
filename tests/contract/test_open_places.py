"""Open when one wants to come: what every index promises of hours and of stops, on any engine."""

from datetime import UTC, date, datetime
from itertools import product

import pytest

from services.directory.contract.hours.opening import opening_of
from services.search.contract.opening import Window
from services.search.contract.search import PlaceSearch
from tests.builders import CHAMBRAY, JOUE, MONTLOUIS, NOWHERE, a_place
from tests.builders import TOURS as TOURS_POINT
from tests.contract.test_place_index import found, keep

TOURS, STRASBOURG, POINTE_A_PITRE, PAPEETE = "37261", "67482", "97120", "98735"
OSM = (
    "Mo-Fr 09:00-12:00,14:00-18:00; PH off",
    "Mo-Fr 09:00-12:00,14:00-18:00",
    "Mo 09:00-12:00; PH 10:00-11:00",
    "Tu[2] 08:00-20:00",
    "week 1-53/2 Tu 10:00-11:00; week 2-52/2 Tu 15:00-16:00",
    "Mo-Su 10:00-19:00; 2026 Jul 10-2026 Jul 20 off; PH 10:00-12:00",
    "Sep-Jun Mo-Su 09:00-17:00; Jul-Aug Mo-Su 20:00-22:00",
    'Mo-Fr 09:00-12:00 "sur rendez-vous", Mo-Fr 13:00-17:00',
    "24/7",
    "We 18:00-02:00",
    "Mo 09:00-12:00; SH off",
    "",
)
CLOSED = {"first": "2026-07-06", "last": "2026-07-10", "note": "congés"}
LATE = {"first": "2026-07-14", "last": "2026-07-14", "hours": "10:00-11:00,20:00-24:00"}
EXCEPTIONS = ((), (CLOSED,), (CLOSED, LATE))
EVERYWHERE = [
    a_place(str(number), horaires=osm, code_insee=code, exceptional_hours=exceptions)
    for number, (osm, code, exceptions) in enumerate(
        product(OSM, (TOURS, STRASBOURG, POINTE_A_PITRE, PAPEETE), EXCEPTIONS)
    )
]
INSTANTS = (
    datetime(2026, 7, 8, 8, 30, tzinfo=UTC),
    datetime(2026, 7, 8, 23, 30, tzinfo=UTC),
    datetime(2026, 7, 11, 8, 30, tzinfo=UTC),
    datetime(2026, 7, 14, 8, 30, tzinfo=UTC),  # a holiday, and the second Tuesday
    datetime(2026, 7, 14, 9, 59, tzinfo=UTC),
    datetime(2026, 7, 14, 10, 0, tzinfo=UTC),
    datetime(2026, 7, 15, 3, 0, tzinfo=UTC),  # still the 14th in Papeete
    datetime(2031, 12, 26, 9, 0, tzinfo=UTC),  # a holiday in Strasbourg alone
)
SATURDAY = Window(day=date(2026, 7, 11))
OFFICE = "Mo-Fr 09:00-18:00"


def are_open(index, **asked):
    return set(found(index, limit=100, **asked))


def open_one_by_one(instant):
    """Which places are open at an instant, each asked by itself."""
    asked = ((place.place_id, opening_of(place, instant)) for place in EVERYWHERE)
    return {place_id for place_id, opening in asked if opening.state == "open"}


@pytest.mark.parametrize("instant", INSTANTS, ids=str)
def test_the_index_says_what_each_place_says(index, instant):
    keep(index, *EVERYWHERE)

    assert are_open(index, open_at=instant) == open_one_by_one(instant)


def test_a_moment_without_an_offset_is_that_of_each_place(index):
    far = a_place("far", horaires=OFFICE, code_insee=PAPEETE)
    keep(index, a_place("near", horaires=OFFICE, code_insee=TOURS), far)

    assert are_open(index, open_at="2026-07-08T09:00") == {"near", "far"}
    assert are_open(index, open_at="2026-07-08T09:00+02:00") == {"near"}
    assert are_open(index, open_at="2026-07-08T18:00") == set()


def test_a_place_is_open_in_a_window_when_it_is_at_some_minute_of_it(index):
    keep(
        index,
        a_place("morning", horaires="Sa 09:00-12:00"),
        a_place("evening", horaires="Sa 19:00-20:00"),
        a_place("second", horaires="Sa[2] 09:00-12:00"),
        a_place("third", horaires="Sa[3] 09:00-12:00"),
        a_place("weekdays", horaires=OFFICE),
    )

    assert are_open(index, open_during=[SATURDAY]) == {"morning", "evening", "second"}
    evening = Window(day=SATURDAY.day, begins=18 * 60)
    assert are_open(index, open_during=[evening]) == {"evening"}
    noon = Window(day=SATURDAY.day, begins=12 * 60, ends=19 * 60)
    assert are_open(index, open_during=[noon]) == set()


def test_a_window_begins_and_ends_at_its_minute(index):
    keep(
        index,
        a_place("before", horaires="Sa 09:00-12:03"),
        a_place("after", horaires="Sa 12:07-13:00"),
    )

    between = Window(day=SATURDAY.day, begins=12 * 60 + 4, ends=12 * 60 + 6)
    assert are_open(index, open_during=[between]) == set()
    wider = Window(day=SATURDAY.day, begins=12 * 60 + 2, ends=12 * 60 + 8)
    assert are_open(index, open_during=[wider]) == {"before", "after"}


def test_windows_are_alternatives_and_add_up_with_a_moment(index):
    monday = Window(day=date(2026, 7, 13), begins=540, ends=541)
    keep(
        index,
        a_place("both", horaires="Mo,We,Sa 09:00-12:00"),
        a_place("saturday", horaires="Sa 09:00-12:00"),
        a_place("wednesday", horaires="We 09:00-12:00"),
    )

    assert are_open(index, open_during=[monday, SATURDAY]) == {"both", "saturday"}
    assert are_open(index, open_during=[monday, SATURDAY], open_at="2026-07-08T09:30") == {"both"}


def test_hours_add_up_with_words_and_filters(index):
    keep(
        index,
        a_place("tablette", nom="Atelier tablette", horaires=OFFICE, commune="Tours"),
        a_place("closed", nom="Atelier tablette", horaires="Sa 09:00-12:00", commune="Tours"),
        a_place("elsewhere", nom="Atelier tablette", horaires=OFFICE, commune="Chinon"),
        a_place("other", nom="Autre", horaires=OFFICE, commune="Tours"),
    )

    assert are_open(index, q="tablette", commune=["Tours"], open_at="2026-07-08T10:00") == {
        "tablette"
    }


def test_an_itinerant_place_is_found_in_the_communes_where_it_stops(index):
    stops = [{"nom": "Place de la Mairie", "commune": "Vouvray"}]
    keep(index, a_place("bus", commune="Tours", stops=stops), a_place("other", commune="Tours"))

    assert found(index, commune=["vouvray"]) == ["bus"]
    assert found(index, q="mairie de Vouvray") == ["bus"]
    assert found(index, commune=["Tours"]) == ["bus", "other"]


def a_bus(place_id, *points, **fields):
    stops = [{"nom": "Arrêt", "latitude": one, "longitude": other} for one, other in points]
    return a_place(place_id, stops=stops, **fields)


def test_an_itinerant_place_is_as_near_as_its_nearest_stop(index):
    keep(
        index,
        a_bus("bus", JOUE, MONTLOUIS, location=NOWHERE),
        a_bus("far", MONTLOUIS, location=MONTLOUIS),
        a_place("here", location=CHAMBRAY),
    )
    around_joue = {"latitude": JOUE[0], "longitude": JOUE[1]}

    places = index.find(PlaceSearch(**around_joue), date(2026, 5, 4)).places

    assert [each.place.place_id for each in places] == ["bus", "here", "far"]
    assert places[0].distance_m == 0
    assert found(index, within_km=1, **around_joue) == ["bus"]


def test_an_itinerant_place_lies_in_a_box_that_holds_a_stop(index):
    around_joue = (JOUE[1] - 0.01, JOUE[0] - 0.01, JOUE[1] + 0.01, JOUE[0] + 0.01)
    keep(index, a_bus("bus", JOUE, location=TOURS_POINT), a_bus("other", CHAMBRAY))

    assert found(index, bbox=around_joue) == ["bus"]


def test_a_stop_that_is_no_more_is_not_near(index):
    keep(index, a_bus("bus", JOUE, revision=1), a_bus("other", CHAMBRAY))
    keep(index, a_bus("bus", revision=2))
    around_joue = {"latitude": JOUE[0], "longitude": JOUE[1]}

    assert found(index, within_km=1, **around_joue) == []


def test_new_hours_are_the_ones_that_count(index):
    keep(index, a_place("p", revision=1, horaires="Fr[1] 09:00-12:00"))
    keep(index, a_place("p", revision=2, horaires=OFFICE))

    assert are_open(index, open_at="2026-07-08T10:00") == {"p"}
    assert are_open(index, open_at="2026-07-03T20:00") == set()


def test_a_withdrawn_place_is_never_open(index):
    keep(index, a_place("p", revision=1, horaires="Mo-Su[1] 00:00-24:00"), a_place("q", revision=1))
    index.drop("p", 2)
    index.make_findable()

    assert are_open(index, open_at="2026-07-08T10:00") == set()


def test_a_text_too_long_for_an_index_harms_nobody(index):
    long = "; ".join(f"2026 Jan {day:02} 09:00-12:00" for day in range(1, 29)) + "; " * 20_000
    keep(index, a_place("long", horaires=long), a_place("p", horaires=OFFICE))

    assert are_open(index, open_at="2026-07-08T10:00") == {"p"}
    assert len(found(index)) == 2


@pytest.mark.parametrize(
    "asked",
    [
        {"open_at": "1999-12-31T10:00"},
        {"open_at": "2100-01-01T10:00"},
        {"open_at": "0001-01-01T10:00"},
        {"open_at": "2000-01-01T00:00+14:00"},  # in Tours it is 1999
        {"open_at": "2099-12-31T23:59-12:00"},
        {"open_during": [{"day": "0001-01-01"}]},
        {"open_during": [{"day": "2026-07-08", "begins": 600, "ends": 600}]},
        {"open_during": [{"day": "2026-07-08"}] * 15},
    ],
)
def test_what_no_clock_shows_is_refused(asked):
    with pytest.raises(ValueError, match="1 validation error"):
        PlaceSearch(**asked)
