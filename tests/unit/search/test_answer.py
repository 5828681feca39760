"""Cursors, freshness, distance: what an answer says beside the places."""

from datetime import date

import numpy as np
import pytest

from services.directory.contract.freshness import freshness
from services.search.contract.search import PlaceSearch
from services.search.cursor import Cursor, order_of, read_cursor
from services.search.distance import distance_m
from services.search.embedded.finding import weight
from services.search.found import Answer, found_places
from services.search.hit import hit_of
from services.wire.errors import Invalid
from tests.builders import JOUE, NOWHERE, TOURS, a_place

TODAY = date(2026, 5, 4)
NEAR_TOURS = {"latitude": TOURS[0], "longitude": TOURS[1]}


@pytest.mark.parametrize(
    ("fresh_until", "state"),
    [
        (None, "unverified"),
        ("2026-05-05", "up_to_date"),
        ("2026-05-04", "up_to_date"),
        ("2026-05-03", "due"),
    ],
)
def test_a_listing_is_fresh_until_the_day_it_waits_to_be_confirmed(fresh_until, state):
    assert freshness(a_place(fresh_until=fresh_until), TODAY) == state


@pytest.mark.parametrize(
    ("asked", "order"),
    [({}, "name"), ({"q": "de la"}, "name"), ({"q": "cv"}, "score"), (NEAR_TOURS, "distance")],
)
def test_what_is_asked_says_the_order(asked, order):
    assert order_of(PlaceSearch(**asked)) == order


@pytest.mark.parametrize(
    ("asked", "cursor"),
    [
        ({}, Cursor("name", "ecole", "p-1")),
        ({"q": "cv"}, Cursor("score", 1.5, "p-1")),
        (NEAR_TOURS, Cursor("distance", 12.25, "p-1")),
        (NEAR_TOURS, Cursor("distance", None, "p-1")),
    ],
)
def test_a_cursor_is_read_as_it_was_written(asked, cursor):
    assert read_cursor(PlaceSearch(cursor=str(cursor), **asked)) == cursor


@pytest.mark.parametrize(
    ("asked", "cursor"),
    [
        ({}, "garbage"),
        ({}, "%%%"),
        ({}, ""),
        ({}, "bnVsbA"),
        ({"q": "cv"}, str(Cursor("distance", 1.0, "p"))),
        ({"q": "cv"}, str(Cursor("score", None, "p"))),
        (NEAR_TOURS, str(Cursor("distance", "x", "p"))),
    ],
)
def test_another_cursor_is_refused_by_name(asked, cursor):
    with pytest.raises(Invalid) as refused:
        read_cursor(PlaceSearch(cursor=cursor, **asked))

    assert refused.value.reasons[0].field == "cursor"


def test_the_longest_cursor_may_be_given_back():
    longest = Cursor("name", "文" * 60, "00000000-0000-0000-0000-000000000000")

    assert read_cursor(PlaceSearch(cursor=str(longest))) == longest


def test_distance_is_along_the_great_circle():
    assert round(distance_m(TOURS, JOUE)) == 5870
    assert round(distance_m((0, 0), (0, 180)) / 1000) == 20015


def test_a_page_has_a_cursor_only_where_others_follow():
    hits = [hit_of(a_place(name), f"lieu {name}", None, TODAY) for name in ("1", "2")]

    first = found_places(PlaceSearch(limit=1), Answer(hits, 2))
    last = found_places(PlaceSearch(limit=1), Answer(hits[1:], 2))

    assert first.next_cursor == str(Cursor("name", "lieu 1", "1"))
    assert last.next_cursor is None


def test_a_place_without_position_has_no_distance():
    hit = hit_of(a_place(location=NOWHERE), None, TOURS, TODAY)

    assert hit.distance_m is None


def test_relevance_halves_every_ten_kilometres_after_the_first():
    kept = weight(np.array([0.0, 1_000.0, 11_000.0, 21_000.0, np.nan]))

    assert kept == pytest.approx([1, 1, 0.5, 0.25, 0.01])
