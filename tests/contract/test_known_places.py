"""What is asked of places through search's doors: with workshops, with wider questions."""

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from services.directory.contract.gazetteer.commune import Commune, Found
from services.directory.contract.workshop import WorkshopSnapshot
from services.search.contract.answers import Widening
from services.search.contract.map import MapSearch
from services.search.contract.search import PlaceSearch
from services.search.contract.suggestions import SuggestionSearch
from services.search.embedded.workshops import EmbeddedWorkshops
from services.search.places.known import KnownPlaces
from services.search.workshops.known import KnownWorkshops
from tests.builders import JOUE, MONTLOUIS, TOURS, a_place
from tests.contract.pages import read

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
TOURS_COMMUNE = Commune(
    "Tours", "37261", ("37000",), 138_000, "37", "24", "", "", *TOURS, approximate=False
)


class Said:
    """A bus that keeps what it was told."""

    def __init__(self) -> None:
        self.place_ids: list[tuple[str, ...]] = []

    def publish(self, messages: Any) -> None:
        self.place_ids += [tuple(orjson.loads(each.body)["place_ids"]) for each in messages]


class Communes:
    """A gazetteer of one commune."""

    def search(self, text: str, limit: int) -> list[Found]:
        return [Found(TOURS_COMMUNE, 1.0, "37000")] if "tours".startswith(text) else []


@pytest.fixture
def bus():
    return Said()


@pytest.fixture
def places(index, bus):
    return KnownPlaces(index, bus, lambda: NOW, Communes())


@pytest.fixture
def workshops(bus):
    index = EmbeddedWorkshops()
    index.mark_filled()
    return KnownWorkshops(index, bus, lambda: NOW)


def a_workshop(place_id: str, starts_at: datetime = NOW + timedelta(days=1)) -> WorkshopSnapshot:
    return WorkshopSnapshot(
        workshop_id=f"at-{place_id}",
        revision=1,
        place_id=place_id,
        titre="Atelier",
        theme="",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
    )


def found(places: KnownPlaces, workshops: KnownWorkshops, **asked: Any) -> list[str]:
    answer = read(places.find(PlaceSearch(**asked), workshops.held_at))
    return [one.place.place_id for one in answer.places]


def test_places_are_found_that_have_a_workshop_to_come(places, workshops):
    for name in ("with", "past", "without"):
        places.keep(a_place(name))
    workshops.keep(a_workshop("with"))
    workshops.keep(a_workshop("past", starts_at=NOW - timedelta(hours=2)))

    assert found(places, workshops, with_workshops=True) == ["with"]
    assert found(places, workshops, with_workshops=True, place_ids=["past"]) == []
    shown = places.on_map(MapSearch(search=PlaceSearch(with_workshops=True)), workshops.held_at)
    assert shown.points.keys == ("with",)

    workshops.forget("at-with", 2, "with")

    assert found(places, workshops, with_workshops=True) == []
    assert len(found(places, workshops)) == 3


def test_a_workshop_retires_the_answers_about_its_place(workshops, bus):
    workshops.keep(a_workshop("p"))
    workshops.forget("at-p", 2, "p")

    assert bus.place_ids == [("p",), ("p",)]


def test_where_nothing_is_found_something_wider_is_offered(places, workshops):
    places.keep(a_place("1", services=["A"], location=MONTLOUIS))
    places.keep(a_place("2", services=["B"], location=JOUE))
    asked = {"services": ["A"], "latitude": TOURS[0], "longitude": TOURS[1], "within_km": 6}

    answer = read(places.find(PlaceSearch(**asked), workshops.held_at))

    assert answer.total == 0
    assert answer.wider == (
        Widening(within_km=10, total=1),
        Widening(without="within_km", total=1),
        Widening(without="services", total=1),
    )


def test_where_something_is_found_nothing_wider_is_offered(places):
    places.keep(a_place())

    assert places.find(PlaceSearch(q="lieu")).wider == ()


def test_communes_services_and_places_are_suggested(places):
    places.keep(a_place("t", nom="La Tour", commune="Véretz"))
    places.keep(a_place("other", nom="Mairie"))

    (commune, place) = places.suggest(SuggestionSearch(q="tour")).suggestions
    (service,) = places.suggest(SuggestionSearch(q="carte grise")).suggestions

    assert (commune.kind, commune.text, commune.detail) == ("commune", "Tours", "37000")
    assert (place.kind, place.text, place.detail) == ("place", "La Tour", "Véretz")
    assert (service.kind, service.text) == ("service", "Aide aux démarches administratives")


@pytest.mark.parametrize("q", ["", "t", "?"])
def test_next_to_nothing_typed_suggests_nothing(places, q):
    places.keep(a_place(nom="Tour"))

    assert places.suggest(SuggestionSearch(q=q)).suggestions == ()
