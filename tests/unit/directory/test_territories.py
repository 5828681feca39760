"""In which department a place is, how it can be reached, and how many would be asked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.places.contacts import email_of, mobile_of
from services.directory.places.department import department_of
from services.directory.places.place import Place
from services.directory.reminders.forecast import forecast, in_words

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def a_place(**fields):
    return PlaceDetails(nom="FunLab", **fields)


@pytest.mark.parametrize(
    ("code_insee", "department"),
    [("37261", "37"), ("2A004", "2A"), ("97411", "974"), ("98818", "988"), ("01004", "01")],
)
def test_the_insee_code_says_the_department(code_insee, department):
    assert department_of(a_place(code_insee=code_insee, code_postal="75001")) == department


@pytest.mark.parametrize(
    ("code_postal", "department"),
    [("37000", "37"), ("20000", "2A"), ("20137", "2A"), ("20200", "2B"), ("97400", "974")],
)
def test_without_it_the_postcode_says_it(code_postal, department):
    assert department_of(a_place(code_postal=code_postal)) == department


@pytest.mark.parametrize("code_postal", ["", "3", "00000", "à préciser", "99999"])
def test_what_is_no_code_says_no_department(code_postal):
    assert department_of(a_place(code_postal=code_postal)) == ""


@pytest.mark.parametrize(
    "telephone",
    ["+33612345678", "06 12 34 56 78", "+33 7 51 23 45 67", "+262692123456", "+33639980001"],
)
def test_a_mobile_is_reached_by_sms(telephone):
    assert mobile_of(a_place(telephone=telephone)) == telephone


@pytest.mark.parametrize("telephone", ["", "+33247000000", "3646", "+2693212345", "appelez !"])
def test_what_is_no_french_mobile_is_not(telephone):
    assert mobile_of(a_place(telephone=telephone)) == ""


def test_a_mobile_overseas_may_be_written_as_it_is_dialled_there():
    assert mobile_of(a_place(telephone="0692123456", code_postal="97400")) == "0692123456"


def test_the_first_address_is_the_one():
    assert email_of(a_place(courriels=("a@example.org", "b@example.org"))) == "a@example.org"


def due_in(days, **fields):
    details = a_place(**fields)
    return Place("p", revision=1, details=details, due_at=NOON + timedelta(days=days))


def test_a_forecast_counts_who_is_due_by_each_day():
    found = forecast([due_in(-3), due_in(5), due_in(20), due_in(90)], NOON)

    assert found.places == 4
    assert [ways.total() for ways in found.due.values()] == [1, 2, 3]


def test_a_forecast_says_how_they_can_be_reached():
    mobile, address = "+33612345678", ("a@example.org",)
    both = due_in(0, telephone=mobile, courriels=address)

    found = forecast([both, due_in(0, courriels=address), due_in(0)], NOON)

    assert found.due["today"] == {"sms": 1, "email": 1, "nothing": 1}


def test_who_was_asked_already_is_in_the_forecast_of_the_next_rung():
    place = due_in(-3)

    asked = replace(place, asked_for=place.due_at, asked_at=(NOON,))

    assert [ways.total() for ways in forecast([asked], NOON).due.values()] == [0, 1, 1]


def test_a_forecast_is_told_in_words():
    words = in_words(forecast([due_in(0, telephone="+33612345678")], NOON), "37")

    assert words.splitlines()[:2] == [
        "37: 1 places.",
        "  Due today: 1; to reach by SMS 1, by e-mail only 0, by nothing published 0.",
    ]
