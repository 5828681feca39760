"""« Now » is this minute by the room's clock; each place found says whether it is open."""

from datetime import UTC, date, datetime

import pytest

from services.search.contract.search import FoundPlaces, PlaceSearch
from services.search.embedded.index import TantivyIndex
from services.search.places.known import KnownPlaces
from tests.builders import a_place

MONDAY_TEN = datetime(2026, 11, 23, 9, 0, 42, tzinfo=UTC)  # in Paris


class Remembering(TantivyIndex):
    """Remembers what it was asked."""

    asked: PlaceSearch

    def find(self, search: PlaceSearch, today: date) -> FoundPlaces:
        self.asked = search
        return super().find(search, today)


@pytest.fixture
def index():
    index = Remembering()
    index.put(
        [
            a_place("open", horaires="Mo 09:00-12:00"),
            a_place("closed", horaires="Tu 09:00-12:00"),
            a_place("unknown", hours_text="sur demande"),
        ]
    )
    index.mark_filled()
    return index


@pytest.fixture
def places(index):
    return KnownPlaces(index, bus=None, now=lambda: MONDAY_TEN)


def test_each_place_says_whether_it_is_open_and_until_when(places):
    openings = {each.place.place_id: each.opening for each in places.find(PlaceSearch()).places}

    assert {name: opening.state for name, opening in openings.items()} == {
        "open": "open",
        "closed": "closed",
        "unknown": "unknown",
    }
    assert openings["open"].until == datetime(2026, 11, 23, 11, tzinfo=UTC)
    assert (openings["closed"].then, openings["unknown"].until) == ("open", None)


def test_only_what_is_open_now_is_found(places):
    assert [each.place.place_id for each in places.find(PlaceSearch(open_now=True)).places] == [
        "open"
    ]


def test_now_is_the_same_for_a_whole_minute(places, index):
    places.find(PlaceSearch(open_now=True))

    assert index.asked == PlaceSearch(open_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
