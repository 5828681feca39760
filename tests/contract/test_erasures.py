"""What is promised when what a listing said must be kept nowhere, and when it is only withdrawn."""

from datetime import timedelta

import pytest

from services.directory.contract.events import MergeUndone, PlaceErased
from services.directory.contract.revision import Actor, PlaceChanges
from services.directory.erasure.erasure import erased
from services.directory.merges.merge import hidden
from services.directory.merges.refusals import BeingMerged
from services.directory.places.refusals import PlaceMerged, PlaceNotFound
from services.wire.errors import Forbidden, Invalid, Unavailable
from services.wire.saving import ChangedMeanwhile
from tests.contract.merging_room import (
    A_COMMAND,
    AN_IMPORT,
    ANYBODY,
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

    [listed] = room.listed()
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


def two_again(database):
    """The second stood for by the first for a day, in which somebody went on where it had begun."""
    room = two_that_are_one(database)
    room.merge(fields={"horaires": "b"})
    room.run()
    said = {"site_web": ("https://nouveau.fr",)}
    changed = room.places.find("a").revise(PlaceChanges(**said), 2, Actor(**REFERENT), room.now)
    room.places.save(changed)
    room.run()
    room.now += timedelta(days=1)
    room.service.undo_merge("a~b", REFERENT)
    return room


def test_what_it_said_leaves_the_place_that_stood_for_it(database):
    room = two_again(database)
    room.run()

    erase(room, "b", revision=3)
    room.run()

    theirs = ("https://funlab.fr", "Tu 14:00-18:00", "Tablette", "ce matin")
    assert [words for words in theirs if words in kept(room)] == []
    assert "Mo 09:00-12:00" in kept(room)
    assert "https://nouveau.fr" in kept(room)


def test_nor_is_anything_of_it_left_further_on(database):
    """The one that stood for it was stood for itself."""
    room = two_that_are_one(database)
    room.keep("c", telephone="+33247000003")
    room.now += timedelta(days=1)
    room.search()
    for pair_id, keep in (("a~b", "a"), ("a~c", "c")):
        room.now += timedelta(hours=1)
        room.merge(keep=keep, pair_id=pair_id, command={"key": keep, "fingerprint": "f"})
        room.run()
    for pair_id in ("a~c", "a~b"):
        room.now += timedelta(hours=1)
        room.service.undo_merge(pair_id, REFERENT)
        room.run()

    erase(room, "b", revision=3)
    room.run()

    assert "https://funlab.fr" not in kept(room)
    assert "+33247000003" in kept(room)


def test_the_history_of_the_place_that_stood_for_it_stays_whole(database):
    room = two_again(database)
    room.run()
    erase(room, "b", revision=3)
    room.run()

    room.service.restore_revision("a", 1, 4, REFERENT, {"key": "r", "fingerprint": "r"})

    told = room.places.find("a").details
    assert (told.site_web, told.horaires) == ((), "Mo 09:00-12:00")


def test_who_follows_the_changes_ends_with_the_place_that_stood_for_it(database):
    room = two_again(database)
    room.run()
    erase(room, "b", revision=3)
    room.run()

    told = [each for each in room.changes.after(0, 100) if each.place_id == "a"]
    [_, *between, last] = [each for each in told if not each.workshop_id]
    assert [(each.revision, each.why) for each in between] == [(2, "forgotten"), (3, "forgotten")]
    assert (last.type, last.place.site_web) == ("place.published", ("https://nouveau.fr",))


def test_what_the_relay_appends_late_says_nothing_of_it_either(database):
    room = two_again(database)
    room.run()
    late = [each for each in room.heard if each.type == "place.published.v1"]
    room.database["change_log"].delete_many({"place_id": "a", "revision": 2})
    erase(room, "b", revision=3)
    room.run()

    room.changes.append(late)

    assert "https://funlab.fr" not in kept(room)


def test_nothing_is_rewritten_while_the_relay_has_yet_to_carry_it(database):
    """It would write the line as it was, once it comes to it."""
    room = two_again(database)
    room.service.on_merge_undone(MergeUndone(occurred_at=room.now, merge_id=merge_id_in(room)))
    room.places.erase(erased(room.places.find("b"), 3, Actor(**OPERATOR), room.now))
    event = PlaceErased(occurred_at=NOON, place_id="b", revision=4)

    with pytest.raises(Unavailable):
        room.service.on_place_erased(event)
    room.hears = False
    room.run()
    room.service.on_place_erased(event)

    assert "https://funlab.fr" not in str([*room.database["place_history"].find({})])


def merge_id_in(room):
    return room.database["merges"].find_one({})["_id"]


@pytest.mark.parametrize(("place_id", "revision"), [("a", 3), ("b", 2)])
def test_a_place_that_is_being_separated_is_not_erased_yet(database, place_id, revision):
    """The other would go with it, which somebody has just asked to be shown again."""
    room = two_again(database)
    room.database["places"].update_one({"_id": "b"}, {"$set": {"replaced_by": ""}})

    with pytest.raises(BeingMerged):
        erase(room, place_id, revision)


def test_a_place_erased_just_before_it_was_to_be_separated_takes_nothing_along(database):
    """It was read before the undoing was recorded, and written after."""
    room = two_again(database)
    room.places.erase(erased(room.places.find_written("a"), 3, Actor(**OPERATOR), room.now))

    room.run()

    assert room.service.show_place("b")["place"]["site_web"] == ["https://funlab.fr"]
    assert room.places.find_written("a").details is None


class ErasedBehind:
    """A store of places of which one is erased, and all of that heard, right after it is found."""

    def __init__(self, room):
        self._room, self._places = room, room.places

    def find(self, place_id):
        found = self._places.find(place_id)
        self._room.service.places = self._places
        erase(self._room)
        self._room.run()
        return found

    def find_written(self, place_id):
        return self._places.find_written(place_id)


def test_a_workshop_of_a_place_that_is_erased_meanwhile_says_nothing(room):
    room.service.places = ErasedBehind(room)
    draft = {
        "titre": "Tablette",
        "theme": "Loisirs et créations numériques",
        "starts_at": "2026-03-03T14:00:00+01:00",
        "ends_at": "2026-03-03T16:00:00+01:00",
    }

    with pytest.raises(PlaceNotFound):
        room.service.publish_workshop("b", draft, OPERATOR, {"key": "n", "fingerprint": "n"})
    room.run()

    assert [words for words in SAID if words in kept(room)] == []


def test_what_is_proposed_of_a_place_that_is_erased_meanwhile_is_not_kept(room):
    room.service.places = ErasedBehind(room)
    proposal = {"section": "contact", "changes": {}, "remark": "ce matin encore"}

    with pytest.raises(PlaceNotFound):
        room.service.propose_correction("b", proposal, ANYBODY, {"key": "n", "fingerprint": "n"})
    room.run()

    assert "ce matin encore" not in kept(room)


def test_what_was_proposed_of_a_place_that_went_into_an_erased_one_is_not_kept(database):
    """The kept place is erased before all of the merge is written: both are."""
    room = two_that_are_one(database)
    merge = room.merges.find(room.merge()["merge_id"])
    room.places.save(hidden(room.places.find_written("b"), merge))
    room.service.erase_place("a", 1, OPERATOR, {"key": "e", "fingerprint": "e"})

    room.run()

    assert "ce matin" not in kept(room)
