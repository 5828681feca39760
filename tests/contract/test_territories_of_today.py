"""Who looks after what is measured by where the places lie today, whatever waits since when."""

from datetime import UTC, datetime, timedelta

import pytest

from services.directory.batches import BATCH
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.contract.tasks import Task
from services.directory.corrections.orphans import Orphans
from services.directory.duplicates.candidates import candidates
from services.directory.duplicates.refusals import NotBothYours
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.tasks.store import TaskStore
from services.directory.territories.refreshing import refresh
from services.directory.territories.store import TerritoryTables
from services.directory.territories.territory import Assigned
from services.wire.errors import Forbidden
from tests.contract.merging_room import A_COMMAND, A_PROPOSAL, AN_IMPORT, ANYBODY, OPERATOR, Room

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERE, THERE = "bv:here", "bv:there"
TOURS, JOUE = "37261", "37122"
SPOT = {"latitude": 47.37, "longitude": 0.67}
BY = Actor.model_validate(OPERATOR)


def a_referent(*territories):
    return {"person_id": "r", "role": "referent", "via": "page", "territories": territories}


class AlwaysMine:
    def acquire(self):
        return 1


@pytest.fixture
def room(database):
    """Three listings of a FunLab, two here and one there, with all that may wait for a person."""
    room = Room(database).prepare()
    room.service.tasks, room.service.tasks_lease = TaskStore(database), AlwaysMine()
    lies(room, TOURS, "here")
    lies(room, JOUE, "there")
    for place_id, code_insee in (("a", TOURS), ("b", TOURS), ("c", JOUE)):
        details = PlaceDetails(
            nom="FunLab", telephone="+33247000001", code_insee=code_insee, **SPOT
        )
        room.places.save(Place.new(place_id).publish(details, AN_IMPORT, NOON))
    room.service.propose_correction("a", A_PROPOSAL, ANYBODY, {"key": "p", "fingerprint": "p"})
    room.service.tasks.open([a_task(room, "a")])
    room.search()
    room.run()
    return room


def a_task(room, place_id):
    due_at = room.places.find(place_id).due_at
    return Task(
        task_id="t",
        place_id=place_id,
        territories=(HERE,),
        why="unanswered",
        due_at=due_at,
        since=NOON,
    )


def lies(room, code_insee, bassin):
    TerritoryTables(room.database).keep([Assigned(code_insee, "bv", bassin, bassin)])


def redraw(room):
    """What was here is there from now on."""
    lies(room, TOURS, "there")
    refresh(room.database, NOON)


def what_waits(room, territory):
    """The numbers of tasks, of corrections and of pairs."""
    asked = (territory, a_referent(territory), None, 10)
    return (
        len(room.service.list_tasks(*asked)["tasks"]),
        len(room.service.list_corrections(*asked)["corrections"]),
        len(room.service.list_duplicates(*asked)["duplicates"]),
    )


def merge(room, pair_id, actor, keep="a"):
    revisions = {each: room.places.find(each).revision for each in pair_id.split("~")}
    choice = {"keep": keep, "revisions": revisions}
    return room.service.merge_places(pair_id, choice, actor, A_COMMAND)


def test_what_waits_follows_its_places_when_a_territory_is_redrawn(room):
    assert (what_waits(room, HERE), what_waits(room, THERE)) == ((1, 1, 3), (0, 0, 2))

    redraw(room)

    assert (what_waits(room, HERE), what_waits(room, THERE)) == ((0, 0, 0), (1, 1, 3))


def test_what_a_save_moved_is_listed_no_more_where_it_lay(room):
    lies(room, TOURS, "there")
    for place_id in ("a", "b"):
        room.places.save(room.places.find(place_id).confirm(BY, NOON + timedelta(days=1)))

    assert what_waits(room, HERE) == (0, 0, 0)


def test_a_task_of_a_place_that_a_save_moved_is_closed_by_whom_it_lies_with(room):
    lies(room, TOURS, "there")
    room.places.save(room.places.find("a").confirm(BY, NOON))

    with pytest.raises(Forbidden):
        room.service.close_task("t", a_referent(HERE))
    assert room.service.close_task("t", a_referent(THERE))["closed_at"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda room, actor: merge(room, "a~b", actor),
        lambda room, actor: room.service.judge_duplicate("a~b", actor),
        lambda room, actor: room.service.show_duplicate("a~b", actor),
        lambda room, actor: room.service.close_task("t", actor),
        lambda room, actor: room.service.show_correction(proposed(room), actor),
    ],
)
def test_who_looked_after_it_before_does_so_no_more(room, ask):
    ask_before = a_referent(HERE)
    redraw(room)

    with pytest.raises(Forbidden):
        ask(room, ask_before)
    assert ask(room, a_referent(THERE))


def proposed(room):
    return room.database["corrections"].find_one({}, {"_id": 1})["_id"]


def test_who_looked_after_it_before_undoes_no_merge(room):
    merge(room, "a~b", a_referent(HERE))
    room.run()
    redraw(room)

    with pytest.raises(Forbidden):
        room.service.undo_merge("a~b", a_referent(HERE))


@pytest.mark.parametrize("mine", [HERE, THERE])
def test_who_looks_after_one_of_two_sees_the_pair_and_makes_nothing_of_it(room, mine):
    assert room.service.show_duplicate("a~c", a_referent(mine))["duplicate"]["pair_id"] == "a~c"

    with pytest.raises(NotBothYours):
        merge(room, "a~c", a_referent(mine))
    with pytest.raises(NotBothYours):
        room.service.judge_duplicate("a~c", a_referent(mine))


def test_who_looks_after_both_makes_one_of_them(room):
    assert merge(room, "a~c", a_referent(HERE, THERE))["kept"] == "a"


def test_what_waited_for_a_merged_place_waits_where_the_kept_one_lies(room):
    merge(room, "a~c", a_referent(HERE, THERE), keep="c")
    room.run()

    assert what_waits(room, HERE)[1] == 0
    assert what_waits(room, THERE)[1] == 1


class Counting(PlaceStore):
    """Remembers how many places were read at once."""

    most = 0

    def find_many(self, place_ids):
        asked = list(place_ids)
        self.most = max(self.most, len(asked))
        return super().find_many(asked)


@pytest.fixture
def counted(room):
    """The room, in which more waits than is read at once, of places that are no more."""
    room.service.places = room.places = Counting(room.database)
    some = [f"p{number}" for number in range(BATCH + 1)]
    task = room.service.tasks.find("t")
    room.service.tasks.open([task.model_copy(update={"task_id": e, "place_id": e}) for e in some])
    waiting = [{"_id": each, "place_id": each, "state": "proposed"} for each in some]
    room.database["corrections"].insert_many(waiting)
    return room


def test_the_timer_of_tasks_reads_so_many_places_at_a_time(counted):
    counted.service.close_what_is_done()

    assert [task.task_id for task in counted.service.tasks.all_open()] == ["t"]
    assert counted.places.most == BATCH


def test_the_timer_of_corrections_reads_so_many_places_at_a_time(counted):
    Orphans(counted.corrections, counted.places, NOON).settle()

    assert counted.places.most == BATCH


def test_a_search_for_pairs_says_what_a_redrawn_territory_says(room):
    redraw(room)
    said = [kept["territories"] for kept in room.database["duplicates"].find().sort("_id", 1)]

    room.duplicates.replace_open(list(candidates(room.places.all_shown())), NOON)

    found = [kept["territories"] for kept in room.database["duplicates"].find().sort("_id", 1)]
    assert said == found
