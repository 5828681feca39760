"""A change and its event are one write; the relay carries it on in the order that loses nothing."""

from datetime import UTC, datetime

import orjson
import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor, PlaceChanges
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.reminders.asking import climbing
from services.wire.errors import Invalid, Unavailable
from services.wire.lease import Lease
from services.wire.relay import Relay
from services.wire.saving import ChangedMeanwhile

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OPERATOR = Actor(person_id="somebody", role="operator", via="api")


@pytest.fixture
def store(database):
    store = PlaceStore(database)
    store.prepare()
    return store


class HearingBus:
    """Keeps what it is given; away when told so."""

    def __init__(self):
        self.heard = []
        self.is_away = False

    def publish(self, messages):
        if self.is_away:
            raise Unavailable("broker_away")
        self.heard += messages


@pytest.fixture
def bus():
    return HearingBus()


@pytest.fixture
def relay(store, bus, database):
    return Relay([store], bus, Lease(database["leases"], "relay", "me", 15))


def publish(store, place_id="p", nom="FunLab"):
    place = Place.new(place_id).publish(PlaceDetails(nom=nom), OPERATOR, NOON)
    store.save(place)


def revise(store, place_id="p", **changes):
    place = store.find(place_id)
    store.save(place.revise(PlaceChanges(**changes), place.revision, OPERATOR, NOON))


def pending(store):
    return store.outbox.pending(100)


def test_a_place_is_kept_with_its_event(store):
    publish(store)

    [waiting] = pending(store)

    assert waiting.message.type == "place.published.v1"
    assert b"FunLab" in waiting.message.body


def test_who_did_it_is_in_the_history_and_never_in_the_event(store, relay, bus, database):
    publish(store)

    relay.carry()

    assert database["place_history"].find_one()["by"]["person_id"] == "somebody"
    assert b"somebody" not in bus.heard[0].body


def test_what_was_carried_waits_no_more(store, relay, bus):
    publish(store)

    relay.carry()

    assert pending(store) == []
    assert len(bus.heard) == 1


def test_a_bus_that_is_away_leaves_everything_waiting(store, relay, bus):
    publish(store)
    bus.is_away = True

    with pytest.raises(Unavailable):
        relay.carry()

    assert len(pending(store)) == 1


def test_hours_without_a_bus_do_not_grow_the_document(store):
    publish(store)
    for number in range(20):
        revise(store, presentation_resume=f"essai {number}")

    with_events = [waiting for waiting in pending(store) if waiting.message]

    assert len(with_events) == 1
    assert b"essai 19" in with_events[0].message.body


def test_an_event_that_replaces_others_tells_all_that_changed(store):
    publish(store)
    revise(store, horaires="Mo 09:00-12:00")
    revise(store, telephone="+33247000000")

    [message] = [waiting.message for waiting in pending(store) if waiting.message]

    assert b'"changed":["date_maj","horaires","nom","telephone"]' in message.body


def test_no_line_of_history_is_lost_with_a_replaced_event(store, relay, database):
    publish(store)
    revise(store, horaires="Mo 09:00-12:00")
    revise(store, horaires="Tu 09:00-12:00")

    relay.carry()

    revisions = [line["revision"] for line in database["place_history"].find().sort("revision")]
    assert revisions == [1, 2, 3]


def test_what_only_the_history_had_to_hear_does_not_wait_for_the_bus(store, relay, bus):
    publish(store)
    for number in range(5):
        revise(store, presentation_resume=f"essai {number}")
    bus.is_away = True

    with pytest.raises(Unavailable):
        relay.carry()

    assert len(pending(store)) == 1


def test_carrying_twice_keeps_the_history_once(store, relay, database):
    publish(store)
    waiting = pending(store)

    store.outbox.keep_history(waiting)
    relay.carry()

    assert database["place_history"].count_documents({}) == 1


def test_a_place_saved_meanwhile_is_not_overwritten(store):
    publish(store)
    mine, theirs = store.find("p"), store.find("p")
    store.save(theirs.revise(PlaceChanges(horaires="closed"), 1, OPERATOR, NOON))

    with pytest.raises(ChangedMeanwhile):
        store.save(mine.revise(PlaceChanges(horaires="24/7"), 1, OPERATOR, NOON))


def edit(store, person_id, **changes):
    place = store.find("p")
    editor = Actor(person_id=person_id, role="editor", via="api", place_ids=("p",))
    store.save(place.revise(PlaceChanges(**changes), place.revision, editor, NOON))


def receipts(store):
    bodies = [w.message.body for w in pending(store) if w.message]
    return [orjson.loads(body) for body in bodies if b'"person_id"' in body]


def test_a_change_and_the_receipt_of_its_editor_are_one_write(store):
    publish(store)

    edit(store, "ana", horaires="Mo 09:00-12:00")

    assert [receipt["person_id"] for receipt in receipts(store)] == ["ana"]
    assert store.find("p").revision == 2


def test_two_entries_of_one_change_are_one_line_of_history(store, relay, database):
    publish(store)
    edit(store, "ana", horaires="Mo 09:00-12:00")

    relay.carry()

    assert database["place_history"].count_documents({"revision": 2}) == 1


def test_a_receipt_that_waits_takes_over_what_the_same_person_changed(store):
    publish(store)
    edit(store, "ana", horaires="Mo 09:00-12:00")
    edit(store, "ana", telephone="+33247000000")

    assert [r["changed"] for r in receipts(store)] == [["date_maj", "horaires", "telephone"]]


def test_a_receipt_that_waits_gives_way_to_nobody_elses(store):
    publish(store)
    edit(store, "ana", horaires="Mo 09:00-12:00")
    edit(store, "bob", telephone="+33247000000")

    assert [receipt["person_id"] for receipt in receipts(store)] == ["ana", "bob"]


def ask(store):
    return store.tell([climbing(store.find("p"), NOON)])


def test_telling_moves_no_revision(store):
    publish(store)

    assert ask(store) == 1
    assert store.find("p").revision == 1


def test_what_was_told_is_not_told_again(store):
    publish(store)
    read = store.find("p")
    ask(store)

    assert store.tell([climbing(read, NOON)]) == 0


def test_telling_of_a_place_that_was_saved_meanwhile_waits(store):
    publish(store)
    read = store.find("p")
    revise(store, horaires="Mo 09:00-12:00")

    assert store.tell([climbing(read, NOON)]) == 0


def test_a_save_beside_a_telling_loses_neither(store):
    publish(store)
    read = store.find("p")
    ask(store)

    store.save(read.revise(PlaceChanges(horaires="Mo 09:00-12:00"), 1, OPERATOR, NOON))

    types = [waiting.message.type for waiting in pending(store) if waiting.message]
    assert types == ["place.confirmation_due.v1", "place.published.v1"]
    assert store.find("p").asked_for == read.due_at


def test_of_two_new_places_of_one_id_the_second_is_refused(store):
    publish(store)

    with pytest.raises(ChangedMeanwhile):
        publish(store)


def test_a_bulk_tells_which_places_were_saved_meanwhile(store):
    publish(store)
    twin = Place.new("p").publish(PlaceDetails(nom="Autre"), OPERATOR, NOON)
    other = Place.new("q").publish(PlaceDetails(nom="Autre"), OPERATOR, NOON)

    assert store.save_many([twin, other]) == {"p"}
    assert store.find("q").details.nom == "Autre"


def test_a_place_over_a_megabyte_is_refused_by_name(store):
    with pytest.raises(Invalid) as refusal:
        publish(store, nom="x" * 600_000)

    assert "p is over 1 MB" in refusal.value.detail


def test_a_field_of_a_later_version_does_not_break_a_read(store, database):
    publish(store)

    database["places"].update_one({}, {"$set": {"later": 1, "details.later": 1}})

    assert store.find("p").details.nom == "FunLab"


def test_what_waits_is_found_by_an_index(store, database):
    publish(store)

    plan = database["places"].find({"outbox.event_id": {"$gt": ""}}).explain()

    assert "IXSCAN" in str(plan["queryPlanner"]["winningPlan"])


def lease(database, holder, seconds=15.0):
    return Lease(database["leases"], "relay", holder, seconds)


def test_one_holder_at_a_time_has_the_lease(database):
    assert lease(database, "a").acquire() == 1

    assert lease(database, "b").acquire() is None


def test_a_lease_that_is_over_goes_to_the_next_with_a_higher_fence(database):
    lease(database, "a", seconds=-1.0).acquire()

    assert lease(database, "b").acquire() == 2


def test_a_lease_that_is_given_back_is_free(database):
    held = lease(database, "a")
    held.acquire()

    held.release()

    assert lease(database, "b").acquire() == 2
