"""What is promised to those who confirm a listing, or answer a reminder."""

from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor, PlaceChanges
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.reminders.store import TerritoryStore
from services.directory.service import DirectoryService
from services.notify.contract.events import ReminderAnswered
from services.wire.errors import Conflict
from services.wire.saving import ChangedMeanwhile

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OPERATOR = Actor(person_id="o", role="operator", via="api")
EDITOR = {"person_id": "e", "role": "editor", "via": "api", "place_ids": ["p"]}
A_COMMAND = {"key": "k", "fingerprint": "f"}
SAID_AT = datetime(2026, 3, 1, 9, 30, 0, 123456, tzinfo=UTC)
ANSWERED = ReminderAnswered(occurred_at=SAID_AT, place_id="p", person_id="e")


@pytest.fixture
def store(database):
    store = PlaceStore(database)
    store.prepare()
    place = Place.new("p").publish(PlaceDetails(nom="FunLab"), OPERATOR, NOON)
    store.save(place)
    return store


@pytest.fixture
def territories(database):
    return TerritoryStore(database)


@pytest.fixture
def directory(store, territories):
    service = DirectoryService()
    service.places, service.territories, service.clock = store, territories, lambda: NOON
    return service


class Overtaken(PlaceStore):
    """A store in which somebody else saves just before each of the first saves."""

    def __init__(self, database, times):
        super().__init__(database)
        self._times = times

    def save(self, place):
        if self._times:
            self._times -= 1
            theirs = self.find(place.place_id)
            changes = PlaceChanges(horaires=f"Mo {9 + self._times:02}:00-12:00")
            super().save(theirs.revise(changes, theirs.revision, OPERATOR, NOON))
        super().save(place)


def test_a_confirmation_is_kept(directory, store):
    receipt = directory.confirm_place("p", 1, EDITOR, A_COMMAND)

    assert receipt["revision"] == 2
    assert store.find("p").confirmed_at == NOON


def test_a_confirmation_sent_twice_is_carried_out_once(directory, store):
    first = directory.confirm_place("p", 1, EDITOR, A_COMMAND)

    assert directory.confirm_place("p", 1, EDITOR, A_COMMAND) == first
    assert store.find("p").revision == 2


def test_a_confirmation_of_what_was_not_read_is_refused(directory):
    with pytest.raises(ChangedMeanwhile):
        directory.confirm_place("p", 7, EDITOR, A_COMMAND)


def test_a_confirmation_that_rests_on_no_revision_is_tried_again(directory, database, store):
    directory.places = Overtaken(database, times=2)

    receipt = directory.confirm_place("p", None, EDITOR, A_COMMAND)

    assert receipt["revision"] == 4


def test_a_key_that_served_for_something_else_confirms_nothing(directory):
    directory.confirm_place("p", 1, EDITOR, A_COMMAND)

    with pytest.raises(Conflict, match="idempotency_key_reused"):
        directory.confirm_place("p", 2, EDITOR, A_COMMAND | {"fingerprint": "other"})


def test_a_revision_may_confirm_in_the_same_save(directory, store):
    changes = {"horaires": "Mo 09:00-12:00"}

    receipt = directory.revise_place("p", changes, 1, EDITOR, A_COMMAND, confirm=True)

    assert receipt["revision"] == 2
    assert (store.find("p").confirmed_at, store.find("p").details.horaires) == (
        NOON,
        "Mo 09:00-12:00",
    )


def test_a_revision_that_says_nothing_new_may_confirm(directory, store):
    directory.revise_place("p", {"nom": "FunLab"}, 1, EDITOR, A_COMMAND, confirm=True)

    assert (store.find("p").revision, store.find("p").confirmed_at) == (2, NOON)


def test_an_answered_reminder_confirms_as_of_when_it_was_said(directory, store):
    directory.on_reminder_answered(ANSWERED)

    assert store.find("p").confirmed_at == SAID_AT.replace(microsecond=123000)


def test_hearing_twice_of_an_answer_confirms_once(directory, store):
    directory.on_reminder_answered(ANSWERED)

    directory.on_reminder_answered(ANSWERED)

    assert store.find("p").revision == 2


def test_who_answered_stands_in_the_history(directory, store, database):
    directory.on_reminder_answered(ANSWERED)

    store.outbox.keep_history(store.outbox.pending(10))

    by = database["place_history"].find_one({"what": "confirmed"})["by"]
    assert by == {"person_id": "e", "role": "editor", "via": "reminder"}


def test_an_answer_beside_other_saves_is_not_lost(directory, database, store):
    directory.places = Overtaken(database, times=4)

    directory.on_reminder_answered(ANSWERED)

    assert store.find("p").confirmed_at


def test_an_answer_for_an_unknown_place_is_harmless(directory, caplog):
    directory.on_reminder_answered(ANSWERED.model_copy(update={"place_id": "gone"}))

    assert [record.place_id for record in caplog.records] == ["gone"]


def test_an_answer_for_a_withdrawn_place_is_harmless(directory, store):
    store.save(store.find("p").withdraw(1, OPERATOR, NOON + timedelta(hours=1)))

    directory.on_reminder_answered(ANSWERED)

    assert store.find("p").revision == 2
