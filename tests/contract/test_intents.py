"""Whatever touches several documents is killed after each of its writes, and started again: nothing
is lost, nothing is done twice, and whoever reads meanwhile gets an answer.
"""

import pytest
from pymongo import WriteConcern

from services.directory.places.refusals import PlaceMerged, PlaceNotFound
from tests.contract.dying_room import killed_after, writes_of
from tests.contract.merging_room import OPERATOR, REFERENT, Room, two_that_are_one

A_COMMAND = {"key": "c", "fingerprint": "c"}
EACH_TIME_ANEW = ("saved_as", "event_id", "outbox")  # ids of events, and what waits
COLLECTIONS = (
    *("places", "workshops", "merges", "duplicates", "corrections"),
    *("place_history", "workshop_history", "change_log"),
)


def copied(database):
    """All documents, by collection."""
    return {name: list(database[name].find({})) for name in database.list_collection_names()}


def put_back(database, documents):
    """As it was; the indexes stay, for making them anew takes longer than the stories."""
    for name in database.list_collection_names():
        collection = database.get_collection(name, write_concern=WriteConcern(w=1))
        collection.delete_many({})
        if known := documents.get(name):
            collection.insert_many(known)


def merge(room):
    room.merge()


def withdraw(room):
    room.service.withdraw_place("b", 1, OPERATOR, A_COMMAND, "closed")


def erase(room):
    """Of a place that took another's."""
    room.service.erase_place("a", 2, OPERATOR, A_COMMAND)


def undo(room):
    room.service.undo_merge("a~b", OPERATOR)


# The intent, what follows from it, and what the relay writes of each: history, log, mark.
FEWEST = {merge: 14, withdraw: 8, erase: 30, undo: 14}


def two(database):
    return two_that_are_one(database)


def one_of_two(database):
    room = two_that_are_one(database)
    room.merge()
    room.run()
    return room


def reads_as_merged(room):
    """The old id leads to the kept place, which is shown; a list has one of them."""
    with pytest.raises(PlaceMerged, match="place_merged"):
        room.service.show_place("b")
    assert room.service.show_place("a")["place"]["nom"] == "FunLab"
    assert shown(room) == ["a"]
    assert not room.service.show_workshop("w")["cancelled"]
    assert room.service.list_history("a", REFERENT, None, 10)["lines"]


def reads_as_separated(room):
    """The old id leads to the other until it is shown itself."""
    assert where_it_leads(room, "b") in {"a", "b"}
    assert room.service.show_place("a")["place"]["nom"] == "FunLab"
    assert "a" in shown(room)
    assert not room.service.show_workshop("w")["cancelled"]


def reads_as_withdrawn(room):
    with pytest.raises(PlaceNotFound):
        room.service.show_place("b")
    assert shown(room) == ["a"]
    assert room.service.show_workshop("w")["workshop"]["titre"] == "Tablette"


def reads_as_erased(room):
    with pytest.raises(PlaceNotFound):
        room.service.show_place("a")
    assert shown(room) == []


def where_it_leads(room, place_id):
    try:
        return room.service.show_place(place_id)["place"]["place_id"]
    except PlaceMerged as refusal:
        return refusal.reasons[0].message


def shown(room):
    listed = room.listed()
    return [each["place_id"] for each in listed if each["place"]]


def state(room):
    """All that is kept, but for what is new each time."""
    return {name: [*map(comparable, sorted_of(room, name))] for name in COLLECTIONS}


def sorted_of(room, name):
    """The log's numbers say in which order it was told, which a crash may change."""
    found = [dict(kept) for kept in room.database[name].find({})]
    if name == "change_log":
        found = [{**line, "_id": ""} for line in found]
    return sorted(found, key=lambda kept: str({**kept, "event_id": ""}))


def comparable(kept):
    assert not kept.get("outbox")
    return {name: value for name, value in kept.items() if name not in EACH_TIME_ANEW}


@pytest.mark.parametrize(
    ("begin", "story", "reads"),
    [
        (two, merge, reads_as_merged),
        (two, withdraw, reads_as_withdrawn),
        (one_of_two, erase, reads_as_erased),
        (one_of_two, undo, reads_as_separated),
    ],
    ids=["a merge", "a withdrawal", "an erasure", "an undoing"],
)
def test_killed_after_any_of_its_writes_it_ends_the_same(begin, story, reads, database, mongo_url):
    begin(database)
    beginning = copied(database)
    writes = writes_of(story, mongo_url, database.name)
    meant = state(Room(database))

    for nth in range(1, writes):
        put_back(database, beginning)
        assert killed_after(story, mongo_url, database.name, nth)
        again = Room(database)
        reads(again)
        again.run()
        reads(again)
        assert state(again) == meant, f"killed after write {nth} of {writes}"
    assert writes >= FEWEST[story]
