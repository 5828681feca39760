"""What is promised to those who announce workshops; a withdrawn place takes its own with it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.events import PlaceWithdrawn
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.contract.workshop import WorkshopDetails
from services.directory.places.place import Place
from services.directory.places.refusals import PlaceNotFound
from services.directory.places.store import PlaceStore
from services.directory.service import DirectoryService
from services.directory.workshops.refusals import WorkshopNotFound
from services.directory.workshops.store import WorkshopStore
from services.wire.errors import Conflict, Forbidden, Invalid
from services.wire.saving import ChangedMeanwhile

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OPERATOR = Actor(person_id="o", role="operator", via="api")
WITHDRAWN = PlaceWithdrawn(occurred_at=NOON, place_id="p", revision=2)
EDITOR = {"person_id": "e", "role": "editor", "via": "api", "place_ids": ["p"]}
STRANGER = EDITOR | {"place_ids": ["other"]}
A_COMMAND = {"key": "k", "fingerprint": "f"}
ANOTHER = {"key": "l", "fingerprint": "g"}
A_DRAFT = {
    "titre": "Tablette",
    "theme": "Maîtrise des outils numériques du quotidien",
    "starts_at": "2026-03-03T14:00:00+01:00",
    "ends_at": "2026-03-03T16:00:00+01:00",
}


@pytest.fixture
def store(database):
    store = WorkshopStore(database)
    store.prepare()
    return store


@pytest.fixture
def places(database):
    places = PlaceStore(database)
    details = PlaceDetails(nom="FunLab", commune="Tours", latitude=47.39, longitude=0.69)
    places.save(Place.new("p").publish(details, OPERATOR, NOON))
    return places


@pytest.fixture
def directory(store, places):
    service = DirectoryService()
    service.workshops, service.places, service.clock = store, places, lambda: NOON
    return service


def publish(directory, command=A_COMMAND, actor=EDITOR, **draft):
    return directory.publish_workshop("p", A_DRAFT | draft, actor, command)


def announce(store, workshop_id="w", place_id="p", starts_at=NOON):
    details = WorkshopDetails(
        place_id=place_id,
        titre="Tablette",
        theme="Maîtrise des outils numériques du quotidien",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
    )
    store.save(store.find_or_new(workshop_id).publish(details, OPERATOR, NOON))


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


def test_a_published_workshop_is_shown_with_its_place(directory, store):
    receipt = publish(directory)

    assert titles(store) == [receipt["workshop_id"]]
    assert (receipt["place_id"], receipt["revision"]) == ("p", 1)


def test_a_published_workshop_says_where_it_is(directory):
    receipt = publish(directory)

    workshop = directory.show_workshop(receipt["workshop_id"])["workshop"]
    assert workshop["place"]["nom"] == "FunLab"
    assert workshop["place"]["latitude"] == 47.39


def test_a_command_sent_twice_makes_one_workshop(directory, store):
    first = publish(directory)

    assert publish(directory) == first
    assert len(titles(store)) == 1


def test_a_command_sent_twice_at_once_makes_one_workshop(directory, store):
    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(publish, [directory] * 8))

    assert receipts == receipts[:1] * 8
    assert len(titles(store)) == 1


def test_a_key_that_served_for_something_else_makes_nothing(directory):
    publish(directory)

    with pytest.raises(Conflict, match="idempotency_key_reused"):
        publish(directory, A_COMMAND | {"fingerprint": "other"})


def test_a_stranger_publishes_nothing(directory):
    with pytest.raises(Forbidden):
        publish(directory, actor=STRANGER)


def test_what_is_over_is_not_published(directory):
    over = {"starts_at": "2026-03-01T14:00:00Z", "ends_at": "2026-03-01T16:00:00Z"}

    with pytest.raises(Invalid, match="workshop_over"):
        publish(directory, **over)


def test_a_withdrawn_place_announces_nothing(directory, places):
    places.save(places.find("p").withdraw(1, OPERATOR, NOON))

    with pytest.raises(PlaceNotFound):
        publish(directory)


class WithdrawnMeanwhile(WorkshopStore):
    """A store in which the place is withdrawn, and that is heard of, just before a save."""

    def __init__(self, database, directory):
        super().__init__(database)
        self._directory = directory

    def save(self, workshop):
        if workshop.revision == 1:
            places = self._directory.places
            places.save(places.find("p").withdraw(1, OPERATOR, NOON))
            self._directory.on_place_withdrawn(WITHDRAWN)
        super().save(workshop)


def test_a_workshop_of_a_place_that_is_withdrawn_meanwhile_is_cancelled(directory, database):
    directory.workshops = store = WithdrawnMeanwhile(database, directory)

    with pytest.raises(PlaceNotFound):
        publish(directory)

    assert titles(store) == []


def test_a_revised_workshop_keeps_its_id(directory):
    workshop_id = publish(directory)["workshop_id"]

    receipt = directory.revise_workshop(workshop_id, A_DRAFT | {"seats": 8}, 1, EDITOR, ANOTHER)

    assert (receipt["workshop_id"], receipt["revision"]) == (workshop_id, 2)
    assert directory.show_workshop(workshop_id)["workshop"]["seats"] == 8


def test_a_revision_of_a_workshop_sent_twice_is_carried_out_once(directory):
    workshop_id = publish(directory)["workshop_id"]
    asked = (workshop_id, A_DRAFT | {"seats": 8}, 1, EDITOR, ANOTHER)

    assert directory.revise_workshop(*asked) == directory.revise_workshop(*asked)


def test_a_workshop_that_has_changed_meanwhile_is_not_revised(directory):
    workshop_id = publish(directory)["workshop_id"]

    with pytest.raises(ChangedMeanwhile):
        directory.revise_workshop(workshop_id, A_DRAFT, 7, EDITOR, ANOTHER)


def test_a_stranger_revises_no_workshop(directory):
    workshop_id = publish(directory)["workshop_id"]

    with pytest.raises(Forbidden):
        directory.revise_workshop(workshop_id, A_DRAFT, 1, STRANGER, ANOTHER)


def test_a_cancelled_workshop_is_still_shown_as_such(directory, store):
    workshop_id = publish(directory)["workshop_id"]

    directory.cancel_workshop(workshop_id, 1, EDITOR, ANOTHER)

    assert titles(store) == []
    assert directory.show_workshop(workshop_id)["cancelled"]


def test_cancelling_again_with_the_same_command_gives_the_receipt(directory):
    workshop_id = publish(directory)["workshop_id"]
    first = directory.cancel_workshop(workshop_id, 1, EDITOR, ANOTHER)

    assert directory.cancel_workshop(workshop_id, 1, EDITOR, ANOTHER) == first


def test_a_cancelled_workshop_is_not_cancelled_by_another_command(directory):
    workshop_id = publish(directory)["workshop_id"]
    directory.cancel_workshop(workshop_id, 1, EDITOR, ANOTHER)

    with pytest.raises(WorkshopNotFound):
        directory.cancel_workshop(workshop_id, 2, EDITOR, {"key": "m", "fingerprint": "h"})


def test_an_unknown_workshop_is_not_found(directory):
    with pytest.raises(WorkshopNotFound):
        directory.show_workshop("gone")


def test_a_workshop_announced_before_there_were_receipts_can_be_cancelled(
    directory, store, database
):
    announce(store)
    database["workshops"].update_one({}, {"$unset": {"receipts": "", "details.place": ""}})

    assert directory.cancel_workshop("w", 1, EDITOR, A_COMMAND)["revision"] == 2


def test_a_rebuild_is_told_of_all_workshops_that_are_not_over(directory, store):
    kept = publish(directory)["workshop_id"]
    gone = publish(directory, command=ANOTHER)["workshop_id"]
    directory.cancel_workshop(gone, 1, EDITOR, {"key": "m", "fingerprint": "h"})

    first = directory.list_workshops(None, 1)
    second = directory.list_workshops(first["next_after"], 1)

    listed = {one["workshop_id"]: one for one in (*first["workshops"], *second["workshops"])}
    assert listed.keys() == {kept, gone}
    assert listed[kept]["workshop"]["titre"] == "Tablette"
    assert (listed[gone]["workshop"], listed[gone]["revision"]) == (None, 2)


def test_a_rebuild_is_not_told_of_workshops_that_are_over(directory):
    publish(directory)
    directory.clock = lambda: NOON + timedelta(days=2)

    assert directory.list_workshops(None, 10) == {"workshops": [], "next_after": None}
