"""A place that is withdrawn takes its workshops with it."""

from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.events import PlaceWithdrawn
from services.directory.contract.revision import Actor
from services.directory.contract.workshop import WorkshopDetails
from services.directory.service import DirectoryService
from services.directory.workshops.store import WorkshopStore

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OPERATOR = Actor(person_id="o", role="operator", via="api")
WITHDRAWN = PlaceWithdrawn(occurred_at=NOON, place_id="p", revision=2)


@pytest.fixture
def store(database):
    store = WorkshopStore(database)
    store.prepare()
    return store


@pytest.fixture
def directory(store):
    service = DirectoryService()
    service.workshops, service.clock = store, lambda: NOON
    return service


def announce(store, workshop_id="w", place_id="p", starts_at=NOON):
    details = WorkshopDetails(
        place_id=place_id,
        titre="Tablette",
        theme="Maîtrise des outils numériques du quotidien",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
    )
    store.save(store.find(workshop_id).publish(details, OPERATOR, NOON))


def titles(store, place_id="p"):
    return [workshop.workshop_id for workshop in store.upcoming(place_id, NOON)]


def said(store):
    return [waiting.message.type for waiting in store.outbox.pending(10) if waiting.message]


def test_an_announced_workshop_is_shown_with_its_place(store):
    announce(store)

    assert titles(store) == ["w"]
    assert said(store) == ["workshop.published.v1"]


def test_the_soonest_workshop_comes_first(store):
    announce(store, "later", starts_at=NOON + timedelta(days=2))
    announce(store, "sooner", starts_at=NOON + timedelta(days=1))

    assert titles(store) == ["sooner", "later"]


def test_a_workshop_that_is_over_is_not_shown(store):
    announce(store, starts_at=NOON - timedelta(hours=3))

    assert titles(store) == []


def test_the_workshops_of_a_withdrawn_place_are_cancelled(store, directory):
    announce(store)

    directory.on_place_withdrawn(WITHDRAWN)

    assert titles(store) == []
    assert "workshop.cancelled.v1" in said(store)


def test_the_workshops_of_other_places_stay(store, directory):
    announce(store, place_id="other")

    directory.on_place_withdrawn(WITHDRAWN)

    assert titles(store, "other") == ["w"]


def test_hearing_twice_of_a_withdrawal_cancels_once(store, directory):
    announce(store)
    directory.on_place_withdrawn(WITHDRAWN)
    revision = store.find("w").revision

    directory.on_place_withdrawn(WITHDRAWN)

    assert store.find("w").revision == revision
