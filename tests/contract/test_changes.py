"""The log of changes: each event once, numbered without a gap, without what was erased."""

from datetime import timedelta

import pytest

from services.directory.changes.change import stretch
from services.directory.changes.refusals import ChangesGone, SinceTheFuture
from services.directory.changes.store import ChangeLog
from services.directory.contract.events import PlaceConfirmationDue, PlaceErased, PlaceRevised
from services.wire.bus import Message
from tests.builders import a_place
from tests.contract.changed import (
    EVENING,
    NOON,
    Clock,
    announced,
    cancelled,
    published,
    withdrawn,
)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def log(database, clock):
    log = ChangeLog(database, clock)
    log.prepare()
    return log


def lines(log, since=0):
    return [(each.seq, each.type, each.place_id) for each in log.after(since, 1000)]


def test_lines_are_numbered_from_one_in_the_order_they_were_told(log):
    log.append([published("a"), withdrawn("a")])
    log.append([announced("w", "a"), cancelled("w", "a")])

    assert lines(log) == [
        (1, "place.published", "a"),
        (2, "place.withdrawn", "a"),
        (3, "workshop.published", "a"),
        (4, "workshop.cancelled", "a"),
    ]


def test_what_is_published_is_told_whole(log):
    log.append([published("a", horaires="Mo 09:00-12:00"), announced("w", "a")])

    place, workshop = log.after(0, 10)
    assert place.place == a_place("a", horaires="Mo 09:00-12:00")
    assert (place.changed, place.at) == (("nom",), NOON)
    assert workshop.workshop.titre == "Prendre en main sa tablette"


def test_what_is_suspended_is_gone_for_who_follows(log):
    log.append([published("a", suspended=True)])

    [line] = log.after(0, 10)
    assert (line.type, line.why, line.place) == ("place.withdrawn", "suspended", None)


def test_who_follows_a_place_that_was_merged_learns_which_one_took_it_over(log):
    log.append([withdrawn("a", replaced_by="b")])

    assert [each.replaced_by for each in log.after(0, 10)] == ["b"]


def test_what_cannot_be_read_is_left_out_and_ends_nothing(log, caplog):
    newer = Message("e-1", "directory", published("a").type, b'{"place": "of a later version"}')

    log.append([newer, published("b")])

    assert lines(log) == [(1, "place.published", "b")]
    assert [record.event_id for record in caplog.records] == ["e-1"]


def test_who_keeps_a_copy_is_told_to_forget(log):
    log.append([Message.of(PlaceErased(occurred_at=NOON, place_id="a", revision=3))])

    [line] = log.after(0, 10)
    assert (line.type, line.why, line.place_id) == ("place.withdrawn", "forgotten", "a")


def test_what_names_a_person_or_is_for_notify_alone_is_not_told(log, database):
    due = PlaceConfirmationDue(occurred_at=NOON, place=a_place("a"), due_at=NOON)
    revised = PlaceRevised(
        occurred_at=NOON, place_id="a", nom="Lieu", revision=2, person_id="somebody"
    )

    log.append([Message.of(due), Message.of(revised), published("a")])

    assert log.latest() == 1
    assert "somebody" not in str(list(database["change_log"].find()))


def test_appended_again_it_is_kept_once(log):
    first, second = published("a"), published("b")
    log.append([first])

    log.append([first, second, first])

    assert lines(log) == [(1, "place.published", "a"), (2, "place.published", "b")]


def test_a_gap_is_never_read_over(log, database):
    log.append([published("a"), published("b"), published("c")])
    database["change_log"].delete_one({"_id": 2})

    page = stretch(0, log.latest(), log.after(0, 10))

    assert ([each.seq for each in page.changes], page.next_since) == ([1], 1)
    with pytest.raises(ChangesGone):
        stretch(1, log.latest(), log.after(1, 10))


def test_who_has_read_all_is_told_to_ask_again_from_there(log):
    assert stretch(0, 0, []).next_since == 0
    log.append([published("a")])

    page = stretch(1, log.latest(), log.after(1, 10))

    assert (page.changes, page.latest, page.next_since) == ((), 1, 1)


def test_a_number_that_nothing_has_is_refused(log):
    log.append([published("a")])

    with pytest.raises(SinceTheFuture):
        stretch(2, log.latest(), log.after(2, 10))


def test_who_comes_back_after_the_lines_were_dropped_must_begin_again(log):
    log.append([published(f"p{each}") for each in range(5)])
    log.sweep(NOON, 2)

    with pytest.raises(ChangesGone):
        stretch(2, log.latest(), log.after(2, 10))
    assert [each.seq for each in stretch(3, log.latest(), log.after(3, 10)).changes] == [4, 5]


def test_what_was_kept_too_long_is_dropped_and_the_newest_stays(log, clock):
    log.append([published("a"), published("b")])
    clock.now = EVENING
    log.append([published("c")])

    assert log.sweep(EVENING, 1000) == 2
    assert log.sweep(EVENING + timedelta(days=1), 1000) == 0
    assert lines(log) == [(3, "place.published", "c")]


def test_of_too_many_the_oldest_are_dropped_and_numbers_go_on(log):
    log.append([published(f"p{each}") for each in range(2500)])

    assert log.sweep(NOON, 10) == 2490
    log.append([published("z")])

    assert [line[0] for line in lines(log)] == [*range(2491, 2502)]


def test_what_is_forgotten_leaves_the_log_and_keeps_its_numbers(log, database):
    log.append([published("a", nom="Chez Ana"), announced("w", "a"), published("b")])

    log.forget("a", EVENING)

    assert [(each.seq, each.type, each.why) for each in log.after(0, 10)] == [
        (1, "place.withdrawn", "forgotten"),
        (2, "workshop.cancelled", "forgotten"),
        (3, "place.published", ""),
    ]
    kept = str(list(database["change_log"].find()))
    assert "Chez Ana" not in kept
    assert "tablette" not in kept


def test_what_is_forgotten_before_it_was_appended_never_shows(log):
    log.forget("a", EVENING)

    log.append([published("a", nom="Chez Ana"), published("a", 2, at=EVENING, nom="Autre")])

    shown = [each.place and each.place.nom for each in log.after(0, 10)]
    assert shown == [None, "Autre"]
