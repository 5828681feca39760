"""« Ouvert samedi », « le soir », « le … à … »: what the address says, and what it means."""

from datetime import date, datetime

import pytest
from multidict import MultiDict

from services.gateway.pages.asked import read_asked
from services.gateway.pages.search_form import search_errors, search_form
from services.gateway.pages.words import NBSP
from services.gateway.queries import PlaceQuery, to_search
from services.gateway.reading import read_query
from services.wire.errors import Invalid

MONDAY = date(2026, 11, 23)


def meant(**asked):
    return to_search(read_query(PlaceQuery, MultiDict(asked)), MONDAY)


def windows(**asked):
    return [(each.day, each.begins, each.ends) for each in meant(**asked).open_during]


def form(**asked):
    return search_form(read_asked(MultiDict(asked)))


def test_saturday_is_the_next_one():
    assert windows(open_on="saturday") == [(date(2026, 11, 28), 0, 1440)]


def test_today_is_the_next_of_its_name():
    assert windows(open_on="monday") == [(MONDAY, 0, 1440)]


def test_the_evenings_are_those_of_a_week():
    evenings = windows(open_evenings="true")

    assert [day.day for day, _, _ in evenings] == [23, 24, 25, 26, 27, 28, 29]
    assert {(begins, ends) for _, begins, ends in evenings} == {(18 * 60, 1440)}


def test_saturday_evening_is_one_evening():
    asked = {"open_on": "saturday", "open_evenings": "true"}

    assert windows(**asked) == [(date(2026, 11, 28), 18 * 60, 1440)]


def test_a_moment_is_by_the_clock_of_each_place():
    assert meant(open_at="2026-11-28T15:00").open_at == datetime(2026, 11, 28, 15)  # noqa: DTZ001


def test_nothing_is_asked_of_hours_unless_it_is_said():
    search = meant(q="atelier")

    assert (search.open_now, search.open_at, search.open_during) == (False, None, ())


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"open_at": "demain"}, "open_at"),
        ({"open_at": "1999-01-01T10:00"}, "open_at"),
        ({"open_at": "2026-11-28T15:00", "open_now": "true"}, "open_at"),
        ({"open_on": "samedi"}, "open_on"),
        ({"open_evenings": "perhaps"}, "open_evenings"),
    ],
)
def test_what_is_no_moment_is_refused_by_name(asked, field):
    with pytest.raises(Invalid) as refused:
        meant(**asked)

    (reason,) = refused.value.reasons
    assert reason.field == field
    assert search_errors([{"field": reason.field, "message": reason.message}])[field]


def test_the_form_gives_back_what_was_asked_of_hours():
    asked = form(open_now="true", open_on="saturday", open_at="2026-11-28T15:00")

    assert [box.chosen for box in asked.opening] == [True, True, False]
    assert (asked.open_at, asked.ticked, asked.hidden) == ("2026-11-28T15:00", 3, ())


def test_what_no_field_shows_is_carried_along():
    asked = form(open_on="friday", open_at="2026-11-28T15:00+01:00")

    assert asked.hidden == (("open_on", "friday"), ("open_at", "2026-11-28T15:00+01:00"))


def test_each_wish_can_be_taken_back():
    chips = form(open_now="1", open_on="friday", open_at="2026-11-28T15:00").chips

    assert [chip.label.replace(NBSP, " ") for chip in chips] == [
        "Ouvert maintenant",
        "Ouvert vendredi",
        "Ouvert samedi 28 novembre 2026 à 15 h",
    ]
    assert chips[0].href == "/?open_at=2026-11-28T15%3A00&open_on=friday"


def test_a_wish_that_says_no_is_none():
    assert form(open_now="false").chips == ()
