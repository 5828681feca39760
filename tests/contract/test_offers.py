"""What the places offer, page by page, and each by its id."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor, PlaceChanges
from services.directory.freshness.deciding import suspended
from services.directory.offers.refusals import OfferNotFound
from services.directory.offers.store import OfferStore
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OPERATOR = Actor(person_id="somebody", role="operator", via="api")
AID = "Aide aux démarches administratives"
PLAY = "Loisirs et créations numériques"


@pytest.fixture
def places(database):
    store = PlaceStore(database)
    store.prepare()
    for place_id, services in {"a": (AID, PLAY), "b": (), "c": (PLAY,)}.items():
        details = PlaceDetails(nom=f"Lieu {place_id}", services=services)
        store.save(Place.new(place_id).publish(details, OPERATOR, NOON))
    return store


@pytest.fixture
def offers(database, places):
    store = OfferStore(database)
    store.prepare()
    return store


def told(page):
    return [(offer.place.place_id, offer.service) for offer in page.offers]


def test_each_service_of_each_place_is_an_offer(offers):
    page = offers.page(1, 10)

    assert told(page) == [("a", AID), ("a", PLAY), ("b", ""), ("c", PLAY)]
    assert page.total == 4
    assert {UUID(offer.offer_id).version for offer in page.offers} == {5}


def test_pages_follow_one_another_without_gap_or_double(offers):
    pages = [offers.page(number, 3) for number in (1, 2, 3)]

    assert [told(page) for page in pages] == [
        [("a", AID), ("a", PLAY), ("b", "")],
        [("c", PLAY)],
        [],
    ]
    assert {page.total for page in pages} == {4}


def test_an_offer_is_found_by_its_id(offers):
    [_, asked, *_] = offers.page(1, 10).offers

    assert offers.find(asked.offer_id) == asked


def test_a_place_that_is_gone_offers_nothing(offers, places):
    [asked, *_] = offers.page(1, 10).offers
    places.save(places.find("a").withdraw(1, OPERATOR, NOON))

    assert told(offers.page(1, 10)) == [("b", ""), ("c", PLAY)]
    assert [place.place_id for place in offers.places(1, 10).places] == ["b", "c"]
    with pytest.raises(OfferNotFound):
        offers.find(asked.offer_id)


def test_a_place_that_is_suspended_offers_nothing_for_now(offers, places):
    places.save(suspended(places.find("a"), 1, OPERATOR, NOON))

    assert offers.places(1, 10).total == 2


def test_a_service_that_a_place_has_no_more_is_no_offer(offers, places):
    changes = PlaceChanges(services=(AID,))
    places.save(places.find("a").revise(changes, 1, OPERATOR, NOON))

    assert told(offers.page(1, 2)) == [("a", AID), ("b", "")]


def test_what_was_saved_before_there_were_offers_is_filled(offers, database):
    database["places"].update_many({}, {"$unset": {"offers": ""}})
    assert offers.page(1, 10).total == 0

    offers.prepare()

    assert offers.page(1, 10).total == 4
