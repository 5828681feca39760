"""What is promised when what a listing said must be kept nowhere, and when it is only withdrawn."""

import pytest

from services.directory.contract.revision import Actor
from services.directory.places.refusals import PlaceMerged, PlaceNotFound
from services.wire.errors import Forbidden, Invalid
from services.wire.saving import ChangedMeanwhile
from tests.contract.merging_room import (
    A_COMMAND,
    AN_IMPORT,
    NOON,
    OPERATOR,
    REFERENT,
    two_that_are_one,
)

ADMIN = {"person_id": "ad", "role": "region_admin", "via": "api", "territories": ["37"]}
SAID = ("FunLab", "Tours", "+3324700000", "funlab.fr", "Tablette", "ce matin")
COLLECTIONS = (
    *("places", "place_history", "workshops", "workshop_history"),
    *("change_log", "duplicates", "merges", "corrections"),
)


@pytest.fixture
def room(database):
    """Only one of the two that look alike is to be erased, with its workshop."""
    room = two_that_are_one(database)
    room.database["places"].delete_one({"_id": "a"})
    room.database["place_history"].delete_many({"place_id": "a"})
    room.database["change_log"].delete_many({"place_id": "a"})
    return room


def erase(room, place_id="b", revision=1, actor=OPERATOR, command=A_COMMAND):
    return room.service.erase_place(place_id, revision, actor, command)


def kept(room):
    """All that the directory keeps, as text."""
    return str([list(room.database[name].find({})) for name in COLLECTIONS])


def test_nothing_is_left_of_what_it_said(room):
    erase(room)
    room.run()

    assert [words for words in SAID if words in kept(room)] == []


def test_its_document_says_nothing_as_soon_as_it_is_answered(room):
    erase(room)

    document = str(room.database["places"].find_one({"_id": "b"}))
    assert [words for words in SAID if words in document] == []


def test_what_it_had_yet_to_tell_goes_too(room):
    place = room.places.find("b")
    by = Actor(person_id="e", role="editor", via="api", place_ids=("b",))
    room.places.save(place.confirm(by, NOON))

    erase(room, revision=2)

    waiting = room.database["places"].find_one({"_id": "b"})["outbox"]
    assert [each["type"] for each in waiting] == ["place.withdrawn.v1", "place.erased.v1"]


def test_its_id_and_revision_stay(room):
    receipt = erase(room)
    room.run()

    [listed] = room.service.list_places(None, 10)["places"]
    assert (receipt["revision"], listed) == (2, {"place_id": "b", "revision": 2, "place": None})


def test_who_erased_it_and_when_stays(room):
    erase(room)
    room.run()

    [line] = room.service.list_history("b", OPERATOR, None, 10)["lines"]
    assert (line["what"], line["person_id"], line["before"]) == ("erased", "o", {})


def test_its_source_does_not_bring_it_back(room):
    told = room.places.find("b").details
    erase(room)

    left = room.places.find("b")
    assert left.publish(told, AN_IMPORT, NOON) is left


def test_a_withdrawn_place_can_be_erased(room):
    room.service.withdraw_place("b", 1, OPERATOR, A_COMMAND)

    erase(room, revision=2, command={"key": "e", "fingerprint": "e"})
    room.run()

    assert "FunLab" not in kept(room)


def test_with_a_place_goes_whoever_became_it(database):
    room = two_that_are_one(database)
    room.merge()
    room.run()

    erase(room, "a", revision=2, command={"key": "e", "fingerprint": "e"})
    room.run()

    assert [words for words in SAID if words in kept(room)] == []


def test_who_asks_for_an_old_id_means_the_kept_place(database):
    room = two_that_are_one(database)
    room.merge()
    room.run()

    with pytest.raises(PlaceMerged):
        erase(room, "b", revision=2, command={"key": "e", "fingerprint": "e"})


def test_an_erasure_sent_twice_is_carried_out_once(room):
    assert erase(room) == erase(room)


def test_what_is_erased_is_not_erased_again(room):
    erase(room)

    with pytest.raises(PlaceNotFound):
        erase(room, revision=2, command={"key": "e", "fingerprint": "e"})


def test_what_changed_meanwhile_is_not_erased(room):
    with pytest.raises(ChangedMeanwhile):
        erase(room, revision=7)


def test_a_referent_erases_nothing(room):
    with pytest.raises(Forbidden):
        erase(room, actor=REFERENT)


def test_an_administrator_erases_in_their_territory(room):
    assert erase(room, actor=ADMIN)["revision"] == 2


def test_why_a_place_was_withdrawn_stands_in_its_history(room):
    room.service.withdraw_place("b", 1, REFERENT, A_COMMAND, "closed")

    line = room.service.list_history("b", REFERENT, None, 10)["lines"][0]
    assert (line["what"], line["after"]) == ("withdrawn", {"reason": "closed"})


def test_words_are_no_reason_to_withdraw(room):
    with pytest.raises(Invalid):
        room.service.withdraw_place("b", 1, REFERENT, A_COMMAND, "Mme Martin est partie")
