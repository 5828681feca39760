"""The weekly index: the same answers as one by one, fifteen thousand at once."""

from datetime import UTC, date, datetime
from itertools import cycle, islice, product
from statistics import median
from time import perf_counter

import numpy as np
import pytest

from services.directory.hours.opening import open_at
from services.directory.hours.territory import territory_of
from services.directory.hours.week_index import NotInTheIndex, Timetable, WeekIndex

PLACES = 15_000
AT_MOST_MS = 20
FIRST = date(2026, 7, 6)  # a Monday
TOURS, STRASBOURG, POINTE_A_PITRE, PAPEETE = map(territory_of, ("37261", "67482", "97120", "98735"))
OSM = (
    "Mo-Fr 09:00-12:00,14:00-18:00; PH off",
    "Mo-Fr 09:00-12:00,14:00-18:00",
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
INSTANTS = (
    datetime(2026, 7, 8, 8, 30, tzinfo=UTC),
    datetime(2026, 7, 8, 23, 30, tzinfo=UTC),
    datetime(2026, 7, 11, 8, 30, tzinfo=UTC),
    datetime(2026, 7, 14, 8, 30, tzinfo=UTC),  # a holiday, and the second Tuesday
    datetime(2026, 7, 14, 9, 59, tzinfo=UTC),
    datetime(2026, 7, 14, 10, 0, tzinfo=UTC),
    datetime(2026, 7, 15, 3, 0, tzinfo=UTC),  # still the 14th in Papeete
)
EVERYWHERE = [
    Timetable(osm, territory)
    for osm, territory in product(OSM, (TOURS, STRASBOURG, POINTE_A_PITRE, PAPEETE))
]


@pytest.fixture(scope="module")
def index():
    return WeekIndex(EVERYWHERE, FIRST)


@pytest.mark.parametrize("instant", INSTANTS, ids=str)
def test_the_index_says_what_each_place_says(index, instant):
    one_by_one = [
        open_at(each.osm, instant, each.territory.zone, each.territory.holidays_of).state == "open"
        for each in EVERYWHERE
    ]

    assert index.open_at(instant).tolist() == one_by_one


def test_a_day_that_was_not_prepared_is_not_answered(index):
    with pytest.raises(NotInTheIndex):
        index.open_at(datetime(2026, 9, 1, tzinfo=UTC))


def test_no_place_is_open_where_there_is_none():
    assert WeekIndex([], FIRST).open_at(INSTANTS[0]).tolist() == []


@pytest.mark.parametrize("instant", INSTANTS, ids=str)
def test_fifteen_thousand_places_are_filtered_in_time(index, instant, record_property):
    many = WeekIndex(list(islice(cycle(EVERYWHERE), PLACES)), FIRST)
    took = []

    for _ in range(20):
        start = perf_counter()
        is_open = many.open_at(instant)
        took.append((perf_counter() - start) * 1000)

    record_property("median_ms", median(took))
    assert np.size(is_open) == PLACES
    assert median(took) <= AT_MOST_MS
