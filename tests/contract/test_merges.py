"""What is promised when two listings of one place become one."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from services.directory.contract.events import PlaceWithdrawn
from services.directory.contract.revision import Actor, PlaceChanges
from services.directory.merges.carrying_back import CarryingBack
from services.directory.merges.carrying_out import CarryingOut
from services.directory.merges.merge import hidden
from services.directory.merges.refusals import (
    BeingMerged,
    MergeNotFound,
    NotMergeable,
    NotSeparable,
    PairChangedMeanwhile,
)
from services.directory.places.refusals import PlaceMerged, PlaceNotFound
from services.directory.receipts import KeyReused
from services.directory.workshops.following import Following
from services.wire.errors import Forbidden, Invalid
from tests.contract.merging_room import (
    A_PROPOSAL,
    AN_IMPORT,
    ANYBODY,
    NOON,
    OPERATOR,
    REFERENT,
    two_that_are_one,
)

EDITOR_OF_B = Actor(person_id="e", role="editor", via="api", place_ids=("b",))
ELSEWHERE = REFERENT | {"territories": ["41"]}
EDITOR = {"person_id": "e", "role": "editor", "via": "api", "place_ids": ["a", "b"]}


@pytest.fixture
def room(database):
    return two_that_are_one(database)


def details(room, place_id="a"):
    return room.places.find(place_id).details


def revise(room, place_id, **changes):
    place = room.places.find(place_id)
    by = replace_places(EDITOR_OF_B, place_id)
    room.places.save(place.revise(PlaceChanges(**changes), place.revision, by, NOON))


def replace_places(actor, place_id):
    return actor.model_copy(update={"place_ids": (place_id,)})


def test_what_the_kept_place_lacked_is_filled(room):
    room.merge()
    room.run()

    assert details(room).site_web == ("https://funlab.fr",)
    assert details(room).horaires == "Mo 09:00-12:00"


def test_the_word_of_a_person_counts_more_than_a_source_s(room):
    revise(room, "b", horaires="We 10:00-12:00")

    room.merge()
    room.run()

    assert details(room).horaires == "We 10:00-12:00"
    assert room.places.find("a").provenance["horaires"].by == "editor"


def test_of_two_people_the_newer_word_counts(room):
    revise(room, "b", horaires="We 10:00-12:00")
    place = room.places.find("a")
    by, later = replace_places(EDITOR_OF_B, "a"), NOON + timedelta(days=1)
    room.places.save(place.confirm(by, later))

    room.merge()
    room.run()

    assert details(room).horaires == "Mo 09:00-12:00"


def test_whoever_merges_may_choose(room):
    outcome = room.merge(fields={"horaires": "b"})
    room.run()

    assert details(room).horaires == "Tu 14:00-18:00"
    assert room.places.find("a").provenance["horaires"].by == "referent"
    assert outcome["taken"] == ["horaires", "site_web"]


def test_what_was_taken_over_survives_the_kept_one_s_own_source(room):
    room.merge()
    room.run()
    merged = room.places.find("a")
    told = merged.details.model_copy(update={"site_web": (), "telephone": "+33247000009"})

    room.places.save(merged.publish(told, AN_IMPORT, NOON))

    assert details(room).site_web == ("https://funlab.fr",)
    assert details(room).telephone == "+33247000009"


def test_the_source_of_the_old_id_does_not_bring_it_back(room):
    room.merge()
    room.run()
    old = room.places.find("b")

    assert old.publish(details(room), AN_IMPORT, NOON) is old


def test_the_keepers_are_united(room):
    for place_id, keeper in (("a", "x"), ("b", "y")):
        place = replace(room.places.find(place_id), keepers=(keeper,))
        room.places.save(place.confirm(replace_places(EDITOR_OF_B, place_id), NOON))

    room.merge()
    room.run()

    assert room.places.find("a").keepers == ("x", "y")


def test_the_old_id_leads_to_the_kept_place_as_soon_as_it_is_decided(room):
    room.merge()

    with pytest.raises(PlaceMerged) as refusal:
        room.service.show_place("b")
    assert refusal.value.reasons[0].message == "a"


def test_a_list_shows_one_of_them_as_soon_as_it_is_decided(room):
    room.merge()

    listed = room.listed()
    assert [(each["place_id"], each["place"] is None) for each in listed] == [
        ("a", False),
        ("b", True),
    ]


def test_others_hear_which_place_took_over(room):
    room.merge()
    room.run()

    withdrawn = next(each for each in room.heard if each.type == "place.withdrawn.v1")
    assert b'"replaced_by":"a"' in withdrawn.body
    assert sorted(set(room.said()) - {"merge.decided.v1"}) == [
        "place.published.v1",
        "place.withdrawn.v1",
        "workshop.published.v1",
    ]


def test_the_workshops_move_to_the_kept_place(room):
    assert room.merge()["workshops"] == 1
    room.run()

    [shown] = room.service.show_place("a")["workshops"]
    assert (shown["workshop_id"], shown["place"]["nom"]) == ("w", "FunLab")


def test_a_withdrawal_heard_before_the_workshops_have_moved_cancels_none(room):
    withdrawn = PlaceWithdrawn(occurred_at=NOON, place_id="b", revision=2, replaced_by="a")

    room.service.on_place_withdrawn(withdrawn)

    assert not room.workshops.find("w").cancelled


def test_a_workshop_announced_while_they_are_merged_is_at_the_kept_place(room):
    room.merge()
    room.run()
    room.announce("late", "b")

    room.service._follow_if_withdrawn("b")

    assert room.workshops.find("late").details.place_id == "a"


def test_what_was_proposed_waits_at_the_kept_place(room):
    room.merge()
    room.run()

    waiting = room.service.list_place_corrections("a", REFERENT, None, 10)["corrections"]
    assert [each["correction"]["remark"] for each in waiting] == ["vu ce matin"]


def test_a_place_erased_while_it_takes_another_over_takes_it_along(room):
    """Between the writes: the old id leads to it already, and it has taken nothing over yet."""
    merge = room.merges.find(room.merge()["merge_id"])
    room.places.save(hidden(room.places.find_written("b"), merge))
    room.service.erase_place("a", 1, OPERATOR, room_key("e") | {"key": "e"})

    room.run()

    assert room.places.find_written("b").details is None


def test_what_somebody_was_saving_meanwhile_is_not_lost_in_silence(room):
    """Whoever read the old place before the decision saves it just before it is hidden, or not."""
    late = room.places.find("b").revise(PlaceChanges(horaires="closed"), 1, EDITOR_OF_B, NOON)
    save, saved = room.places.save, []

    def save_after_somebody(place):
        saved.append(place.place_id)
        if len(saved) == 1:
            save(late)
        save(place)

    room.merge()
    room.places.save = save_after_somebody
    room.run()

    assert saved == ["b", "b", "a"]
    assert details(room).horaires == "closed"


def test_both_histories_are_one_story(room):
    room.now += timedelta(hours=1)
    room.merge()
    room.run()

    lines = room.service.list_history("a", REFERENT, None, 10)["lines"]
    assert [(line["place_id"], line["what"]) for line in lines] == [
        ("b", "withdrawn"),
        ("a", "merged"),
        ("b", "published"),
        ("a", "published"),
    ]
    assert lines[1]["after"]["replaces"] == "b"


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_one_story_is_read_in_stretches(room, limit):
    room.now += timedelta(hours=1)
    room.merge()
    room.run()
    found, after = [], None
    while after or not found:
        page = room.service.list_history("a", REFERENT, after, limit)
        found += [line["line_id"] for line in page["lines"]]
        after = page["next_after"]

    assert found == ["b/2", "a/2", "b/1", "a/1"]


def test_what_the_kept_place_said_before_can_be_restored(room):
    room.merge()
    room.run()

    assert details(room).date_maj == NOON.date()

    room.service.restore_revision("a", 1, 2, REFERENT, {"key": "r", "fingerprint": "r"})

    assert details(room).site_web == ()


def test_the_pair_waits_no_more(room):
    room.keep("c")
    room.now += timedelta(days=1)
    room.search()

    room.merge()
    room.run()

    waiting = room.service.list_duplicates("37", REFERENT, None, 10)["duplicates"]
    assert [each["duplicate"]["pair_id"] for each in waiting] == ["a~c"]
    assert room.duplicates.find("a~b").state == "merged"


def test_a_chain_of_merges_leads_to_its_end(room):
    room.keep("c")
    room.now += timedelta(days=1)
    room.search()
    room.merge()
    room.run()
    room.merge(keep="c", pair_id="a~c", command={"key": "l", "fingerprint": "l"})
    room.run()

    assert room.places.find_kept("b").place_id == "c"
    assert room.places.find("c").replaces == ("b", "a")
    assert room.workshops.find("w").details.place_id == "c"


def test_the_same_command_merges_once(room):
    first = room.merge()
    room.run()

    again = room.service.merge_places("a~b", {"keep": "a", "revisions": {}}, REFERENT, room_key())
    assert again == first
    assert room.places.find("a").revision == 2


def room_key(fingerprint="f"):
    return {"key": "k", "fingerprint": fingerprint}


def test_the_key_of_another_command_is_refused(room):
    room.merge()

    with pytest.raises(KeyReused):
        room.merge(command=room_key("other"))


def test_hearing_twice_of_a_decision_merges_once(room):
    room.merge()
    room.run()

    for message in [each for each in room.heard if each.type == "merge.decided.v1"]:
        room.publish([message])
    room.run()

    assert [room.places.find(each).revision for each in "ab"] == [2, 2]


def test_what_was_merged_is_not_merged_again(room):
    room.merge()
    room.run()

    with pytest.raises(NotMergeable) as refusal:
        room.merge(keep="b", command={"key": "again", "fingerprint": "g"})
    assert refusal.value.reasons[0].message == "it was merged into a"


def test_a_withdrawn_place_is_not_merged(room):
    room.service.withdraw_place("b", 1, OPERATOR, {"key": "w", "fingerprint": "w"})

    with pytest.raises(NotMergeable) as refusal:
        room.merge()
    assert refusal.value.reasons[0].field == "b"


def test_what_changed_since_it_was_read_is_not_merged(room):
    with pytest.raises(PairChangedMeanwhile) as refusal:
        room.merge(revisions={"a": 1})
    assert (refusal.value.code, refusal.value.reasons[0].field) == (
        "changed_meanwhile",
        "revisions.b",
    )


def test_two_merges_at_once_never_lead_to_each_other(room):
    """The second is decided on what was read before the first."""
    room.merges.prepare()
    find_many = room.places.find_many
    room.merge()
    room.places.find_many = lambda ids: {each: room.places.find_written(each) for each in ids}

    with pytest.raises(BeingMerged):
        room.service.merge_places(
            "a~b",
            {"keep": "b", "revisions": {"a": 1, "b": 1}},
            OPERATOR,
            room_key("x") | {"key": "x"},
        )
    room.places.find_many = find_many
    room.run()

    assert room.places.find("a").details
    assert room.places.find("b").replaced_by == "a"


def undo(room, pair_id="a~b", actor=REFERENT):
    room.service.undo_merge(pair_id, actor)
    room.run()


def test_an_undone_merge_leaves_both_as_they_were(room):
    before = {each: details(room, each) for each in "ab"}
    room.merge(fields={"horaires": "b"})
    room.run()

    undo(room)

    assert {each: details(room, each) for each in "ab"} == {
        "a": before["a"].model_copy(update={"date_maj": NOON.date()}),
        "b": before["b"],
    }
    assert [place["place_id"] for place in room.listed()] == [*"ab"]
    assert room.service.show_place("b")["place"]["revision"] == 3


def test_who_hears_of_the_merge_late_can_know_that_it_was_undone(room):
    room.merge()
    room.run()

    undo(room)

    told = [json.loads(each.body) for each in room.heard if each.type == "place.separated.v1"]
    assert sorted((each["place_id"], each["revision"]) for each in told) == [("a", 3), ("b", 3)]


def test_what_was_changed_since_is_not_given_back(room):
    room.merge()
    room.run()
    revise(room, "a", site_web=["https://nouveau.fr"])

    undo(room)

    assert details(room).site_web == ("https://nouveau.fr",)


def test_the_workshops_that_moved_move_back(room):
    room.merge()
    room.run()
    room.announce("since", "a")

    undo(room)

    assert room.workshops.find("w").details.place_id == "b"
    assert room.workshops.find("since").details.place_id == "a"


def test_what_was_proposed_waits_where_it_was_proposed_again(room):
    room.merge()
    room.run()
    room.now += timedelta(hours=1)
    since = {"key": "since", "fingerprint": "s"}
    room.service.propose_correction("a", A_PROPOSAL | {"remark": "depuis"}, ANYBODY, since)

    undo(room)

    assert {each: waiting_at(room, each) for each in "ab"} == {
        "a": ["depuis"],
        "b": ["vu ce matin"],
    }


def test_what_was_proposed_of_a_chain_comes_back_by_the_same_way(room):
    """Of b, which went to a, which went to c: undone in turn, each has what came with it."""
    room.keep("c")
    room.now += timedelta(days=1)
    room.search()
    room.merge()
    room.run()
    room.merge(keep="c", pair_id="a~c", command={"key": "l", "fingerprint": "l"})
    room.run()

    undo(room, "a~c")
    assert waiting_at(room, "a") == ["vu ce matin"]
    undo(room)

    assert waiting_at(room, "b") == ["vu ce matin"]


def waiting_at(room, place_id):
    page = room.service.list_place_corrections(place_id, REFERENT, None, 10)
    return [each["correction"]["remark"] for each in page["corrections"]]


def confirm(room, place_id, at):
    place = room.places.find(place_id)
    room.places.save(place.confirm(replace_places(EDITOR_OF_B, place_id), at))


def trust(room, place_id="a"):
    place = room.places.find(place_id)
    return place.confirmed_at, place.due_at, place.unverified_since


def test_how_far_it_was_trusted_is_given_back(room):
    confirm(room, "b", NOON + timedelta(days=1))
    before = trust(room)
    room.merge()
    room.run()
    assert trust(room) != before

    undo(room)

    assert trust(room) == before
    assert room.places.find("b").confirmed_at == NOON + timedelta(days=1)


def test_what_was_confirmed_since_stays_so(room):
    confirm(room, "b", NOON + timedelta(days=1))
    room.merge()
    room.run()
    confirm(room, "a", NOON + timedelta(days=2))
    since = trust(room)

    undo(room)

    assert trust(room) == since


def test_the_professional_fields_are_given_back(room):
    for place_id, kept in (("a", {"mine": 1, "both": 2}), ("b", {"both": 2, "theirs": 3})):
        place = replace(room.places.find(place_id), professional=kept)
        room.places.save(place.confirm(replace_places(EDITOR_OF_B, place_id), NOON))
    room.merge()
    room.run()
    assert room.places.find("a").professional == {"mine": 1, "both": 2, "theirs": 3}

    undo(room)

    assert room.places.find("a").professional == {"mine": 1, "both": 2}


def test_each_has_its_own_story_again(room):
    room.merge()
    room.run()

    undo(room)

    lines = room.service.list_history("a", REFERENT, None, 10)["lines"]
    assert [line["what"] for line in lines] == ["separated", "merged", "published"]
    assert {line["place_id"] for line in lines} == {"a"}


def test_a_pair_whose_merge_was_undone_is_two(room):
    room.merge()
    room.run()

    undo(room)

    shown = room.service.show_duplicate("a~b", REFERENT)
    assert (shown["duplicate"]["state"], shown["outcome"]) == ("not_duplicate", None)


def test_what_was_said_last_of_a_pair_holds_at_once(room):
    room.merge()
    assert room.service.show_duplicate("a~b", REFERENT)["duplicate"]["state"] == "merged"
    room.run()

    room.service.undo_merge("a~b", REFERENT)

    assert room.service.show_duplicate("a~b", REFERENT)["duplicate"]["state"] == "not_duplicate"


def test_undoing_twice_undoes_once(room):
    room.merge()
    room.run()
    undo(room)

    undo(room)

    assert [room.places.find(each).revision for each in "ab"] == [3, 3]


def test_an_undone_merge_can_be_decided_again(room):
    room.merge()
    room.run()
    undo(room)

    room.merge(command={"key": "again", "fingerprint": "g"})
    room.run()

    assert room.places.find("b").replaced_by == "a"
    assert details(room).site_web == ("https://funlab.fr",)


def test_what_is_under_way_is_not_undone(room):
    room.merge()

    with pytest.raises(BeingMerged):
        room.service.undo_merge("a~b", REFERENT)


def test_a_merge_into_a_place_that_was_merged_is_not_undone(room):
    room.keep("c")
    room.now += timedelta(days=1)
    room.search()
    room.merge()
    room.run()
    room.merge(keep="c", pair_id="a~c", command={"key": "l", "fingerprint": "l"})
    room.run()

    with pytest.raises(NotSeparable) as refusal:
        undo(room)
    assert refusal.value.reasons[0].message == "it was merged into c"


def test_what_was_never_merged_is_not_undone(room):
    with pytest.raises(MergeNotFound):
        undo(room)


@pytest.mark.parametrize("actor", [ELSEWHERE, EDITOR])
def test_who_has_not_the_territory_undoes_nothing(room, actor):
    room.merge()
    room.run()

    with pytest.raises(Forbidden):
        undo(room, actor=actor)


def test_a_place_withdrawn_between_decision_and_record_keeps_the_other(room):
    withdraw = lambda: room.service.withdraw_place(  # noqa: E731
        "a", 1, OPERATOR, {"key": "w", "fingerprint": "w"}
    )
    room.merge()
    withdraw()

    room.run()

    assert room.service.show_place("b")["place"]["place_id"] == "b"
    with pytest.raises(PlaceNotFound):
        room.service.show_place("a")


@pytest.mark.parametrize(
    ("choice", "field"),
    [
        ({"keep": "c"}, "keep"),
        ({"fields": {"horaires": "c"}}, "fields.horaires"),
        ({"fields": {"id": "b"}}, "fields.id"),
    ],
)
def test_a_choice_that_is_none_is_refused(room, choice, field):
    with pytest.raises(Invalid) as refusal:
        room.merge(**choice)
    assert refusal.value.reasons[0].field == field


@pytest.mark.parametrize("actor", [ELSEWHERE, EDITOR])
def test_who_has_not_the_territory_merges_nothing(room, actor):
    choice = {"keep": "a", "revisions": {"a": 1, "b": 1}}
    with pytest.raises(Forbidden):
        room.service.merge_places("a~b", choice, actor, room_key())


def test_a_pair_shows_where_both_differ_and_whose_word_counts(room):
    shown = room.service.show_duplicate("a~b", REFERENT)

    assert [place["place_id"] for place in shown["places"]] == ["a", "b"]
    assert shown["contested"] == {"horaires": ""}


def test_a_pair_says_whose_word_counts(room):
    revise(room, "b", horaires="We 10:00-12:00")

    assert room.service.show_duplicate("a~b", REFERENT)["contested"] == {"horaires": "b"}


def test_a_merged_pair_shows_what_came_of_it(room):
    outcome = room.merge()

    shown = room.service.show_duplicate("a~b", REFERENT)
    assert ([each["place_id"] for each in shown["places"]], shown["outcome"]) == (["a"], outcome)


def stalled(room, merge_id, wake):
    """The merge as a handler read it that sleeps through the writing of it by another, and through
    what ``wake`` does.
    """
    merge = room.merges.find(merge_id)
    room.run()
    wake()
    return merge


def carrying_out(room):
    following = Following(room.places, room.workshops, room.service.clock)
    return CarryingOut(room.places, following, room.corrections, room.duplicates, room.merges)


def carrying_back(room):
    return CarryingBack(
        room.places,
        room.workshops,
        room.service.history,
        room.corrections,
        room.duplicates,
        room.merges,
    )


def where_all_is(room):
    places = {each: room.places.find_written(each) for each in "ab"}
    return (
        {each: (place.revision, place.replaced_by) for each, place in places.items()},
        room.workshops.find("w").details.place_id,
        room.corrections.find("p").place_id,
        room.duplicates.find("a~b").state,
        [(each["is_open"], each["undone"] is None) for each in room.database["merges"].find()],
    )


def test_who_wakes_up_when_a_merge_is_undone_writes_nothing_of_it(room):
    merge_id = room.merge()["merge_id"]
    merge = stalled(room, merge_id, lambda: undo(room))
    left = where_all_is(room)

    carrying_out(room).carry_out(merge, NOON)

    assert where_all_is(room) == left


def test_who_wakes_up_while_a_merge_is_being_undone_does_not_end_that(room):
    """It would be closed, and nobody would write the rest."""
    merge_id = room.merge()["merge_id"]
    merge = stalled(room, merge_id, lambda: room.service.undo_merge("a~b", REFERENT))

    carrying_out(room).carry_out(merge, NOON)
    room.run()

    assert room.service.show_place("b")["place"]["place_id"] == "b"


def test_who_wakes_up_when_it_was_merged_again_undoes_nothing(room):
    room.merge()
    room.run()
    room.service.undo_merge("a~b", REFERENT)
    undone = room.merges.of_pair("a~b")

    def again():
        room.merge(command={"key": "again", "fingerprint": "g"})
        room.run()

    stalled(room, undone.outcome.merge_id, again)
    left = where_all_is(room)
    carrying_back(room).carry_back(undone, undone.undone, NOON)

    assert where_all_is(room) == left


@pytest.mark.parametrize("nth", [1, 2])
def test_what_is_undone_between_a_look_and_a_write_stays_undone(room, nth):
    """A second handler has read both places before the first has written all; then it is undone."""
    merge = room.merges.find(room.merge()["merge_id"])
    looks = []

    def find_then_sleep(place_id):
        found = room.places.find_written(place_id)
        looks.append(place_id)
        if len(looks) == 2 * nth:
            room.run()
            undo(room)
        return found

    sleeper = replace(carrying_out(room), places=FindingBy(room.places, find_then_sleep))
    sleeper.carry_out(merge, NOON)

    assert room.service.show_place("b")["place"]["place_id"] == "b"
    assert room.places.find_written("a").replaces == ()


class FindingBy:
    """A store of places that is read by this function."""

    def __init__(self, places, find_written):
        self._places, self.find_written = places, find_written

    def __getattr__(self, name):
        return getattr(self._places, name)
