"""Hours as a column: fifteen thousand places are asked in time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import perf_counter

import numpy as np
import pytest

from services.search.contract.opening import Window
from services.search.contract.search import PlaceSearch
from services.search.embedded.timetables import Timetables
from services.search.opening.week import opens
from tests.builders import a_place
from tests.contract.test_open_places import EVERYWHERE, INSTANTS

PLACES = 15_000
DISTINCT = 3_000
AT_MOST_MS = 20
MONDAY = date(2026, 7, 6)
Questions = Callable[[int], PlaceSearch]


def at(instant: datetime) -> Questions:
    """Each of them is new to the index: it remembers its answers."""
    return lambda number: PlaceSearch(open_at=instant + timedelta(seconds=number))


def every_evening(number: int) -> PlaceSearch:
    days = (MONDAY + timedelta(day) for day in range(7))
    return PlaceSearch(open_during=[Window(day=day, begins=18 * 60 + number) for day in days])


QUESTIONS = {**{str(each): at(each) for each in INSTANTS}, "every evening": every_evening}


@pytest.fixture(scope="module")
def timetables() -> Timetables:
    """One in ten keeps hours whose weeks differ; the others have thousands of distinct ones."""
    kept = Timetables()
    kept.reserve(PLACES)
    for row in range(PLACES):
        kept.set(row, opens(_irregular(row) if row % 10 == 0 else _regular(row)))
    return kept


def _irregular(row: int):
    return EVERYWHERE[row // 10 % len(EVERYWHERE)]


def _regular(row: int):
    opened, closed = divmod(row % DISTINCT, 120)
    clocks = [f"{8 + opened // 60:02}:{opened % 60:02}", f"{16 + closed // 60}:{closed % 60:02}"]
    return a_place(horaires=f"Mo-Fr {'-'.join(clocks)}; PH off", code_insee="37261")


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=QUESTIONS)
def test_fifteen_thousand_places_are_asked_in_time(timetables, asked, record_property):
    took = _milliseconds(lambda number: timetables.suiting(asked(number), PLACES))

    record_property("median_ms", took)
    assert took <= AT_MOST_MS


def test_all_of_them_are_told_apart(timetables):
    afternoon = datetime(2026, 7, 8, 14, 30, tzinfo=UTC)  # 16:30 in Tours

    suiting = timetables.suiting(PlaceSearch(open_at=afternoon), PLACES)

    still_open = [row for row in range(PLACES) if row % 10 and row % 120 > 30]
    assert suiting[still_open].all()
    assert not suiting[[row for row in range(PLACES) if row % 10 and row % 120 <= 30]].any()
    assert np.size(suiting) == PLACES


def test_an_answer_that_is_remembered_knows_of_hours_that_are_new():
    kept, question = Timetables(), PlaceSearch(open_at="2026-07-06T10:00")
    kept.set(0, opens(a_place(horaires="Mo 09:00-12:00")))
    first = kept.suiting(question, 2).tolist()

    kept.set(0, opens(a_place(horaires="Mo 14:00-18:00")))
    kept.set(1, opens(a_place(horaires="Mo 08:00-18:00")))

    assert first == [True, False]
    assert kept.suiting(question, 2).tolist() == [False, True]


def _milliseconds(ask: Callable[[int], object]) -> float:
    took = []
    for number in range(20):
        start = perf_counter()
        ask(number)
        took.append((perf_counter() - start) * 1000)
    return median(took)
