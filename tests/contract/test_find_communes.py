"""The communes of the gazetteer, and those that listings name, asked of a real database."""

from datetime import UTC, datetime

import pytest

from services.directory.communes.store import KEPT_FOR_S, CommuneStore
from services.directory.contract.gazetteer.gazetteer import Gazetteer
from services.directory.contract.gazetteer.geocoder import GazetteerGeocoder
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.gazetteer.build import build
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.service import DirectoryService
from tests.builders import JOUE, TOURS
from tests.unit.directory.gazetteer.tiny import node_modules

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OPERATOR = Actor(person_id="o", role="operator", via="api")


@pytest.fixture
def store(database):
    return PlaceStore(database)


@pytest.fixture
def directory(database):
    service = DirectoryService()
    service.seconds = 0.0
    service.communes = CommuneStore(database, lambda: service.seconds)
    service.gazetteer = None
    return service


@pytest.fixture(scope="module")
def france(tmp_path_factory):
    return Gazetteer(build(node_modules(tmp_path_factory.mktemp("npm"))))


def publish(store, place_id, commune="Tours", code_postal="37000", location=TOURS):
    latitude, longitude = location or (None, None)
    details = PlaceDetails(
        nom=place_id,
        commune=commune,
        code_postal=code_postal,
        latitude=latitude,
        longitude=longitude,
    )
    store.save(Place.new(place_id).publish(details, OPERATOR, NOON))


def names(directory, text=""):
    return [commune["nom"] for commune in directory.find_communes(text)["communes"]]


def test_a_commune_lies_in_the_middle_of_its_places(directory, store):
    publish(store, "a", location=(47.0, 0.5))
    publish(store, "b", location=(48.0, 0.7))

    [tours] = directory.find_communes("tours")["communes"]

    assert tours == {"nom": "Tours", "code_postal": "37000", "latitude": 47.5, "longitude": 0.6}


def test_those_with_most_places_come_first(directory, store):
    publish(store, "a", "Joué-lès-Tours", "37300", JOUE)
    publish(store, "b")
    publish(store, "c")

    assert names(directory) == ["Tours", "Joué-lès-Tours"]


def test_a_place_that_is_nowhere_names_no_commune(directory, store):
    publish(store, "a", location=None)

    assert names(directory) == []


def test_a_withdrawn_place_names_no_commune(directory, store):
    publish(store, "a")
    store.save(store.find("a").withdraw(1, OPERATOR, NOON))

    assert names(directory) == []


def test_no_more_than_twenty_are_told(directory, store):
    for number in range(25):
        publish(store, f"p{number}", f"Commune {number}")

    assert len(names(directory)) == 20


def test_for_a_minute_the_places_are_not_read_again(directory, store):
    publish(store, "a")
    names(directory)
    publish(store, "b", "Joué-lès-Tours", "37300", JOUE)

    directory.seconds = KEPT_FOR_S - 1
    assert names(directory) == ["Tours"]


def test_after_a_minute_they_are(directory, store):
    publish(store, "a")
    names(directory)
    publish(store, "b", "Joué-lès-Tours", "37300", JOUE)

    directory.seconds = KEPT_FOR_S
    assert names(directory) == ["Joué-lès-Tours", "Tours"]


def test_a_commune_without_a_place_is_found_in_the_gazetteer(directory, france):
    directory.gazetteer = france

    [veretz] = directory.find_communes("veretz")["communes"]

    assert veretz == {
        "nom": "Véretz",
        "code_postal": "37270",
        "latitude": 47.357,
        "longitude": 0.806,
    }


def test_what_only_listings_name_is_found_beside_the_gazetteer(directory, store, france):
    directory.gazetteer = france
    publish(store, "a", "Plouzané-les-Oies", "29280")

    assert names(directory, "plouz") == ["Plouzané-les-Oies"]


def test_an_empty_text_means_where_places_are_beside_the_gazetteer(directory, store, france):
    directory.gazetteer = france
    publish(store, "a", "Joué-lès-Tours", "37300", JOUE)

    assert names(directory) == ["Joué-lès-Tours"]


def test_a_text_is_located(directory, france):
    directory.geocoder = GazetteerGeocoder(france)

    [found] = directory.locate("La Riche")["located"]

    assert (found["label"], found["latitude"]) == ("La Riche (37520)", 47.39)
