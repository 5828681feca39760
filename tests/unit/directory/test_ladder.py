"""When a structure is asked again, and when somebody has to call it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.freshness import freshness
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.places.place import Place
from services.directory.places.telling import entries_of
from services.directory.reminders.asking import climbing, step_of, unanswered
from services.directory.reminders.ladder import CALL, next_at, next_rung

DUE = datetime(2026, 3, 2, 12, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)
AN_IMPORT = Actor(person_id="", role="import", via="import:tours.csv")
AN_EDITOR = Actor(person_id="e", role="editor", via="api", place_ids=("p",))


def after(*days):
    """Moments so many days after the due date."""
    return tuple(DUE + timedelta(days=each) for each in days)


CLIMBED = after(0, 7, 21)


@pytest.mark.parametrize(
    ("climbed", "rung", "days"), [(0, 1, 0), (1, 2, 7), (2, 3, 21), (3, CALL, 28)]
)
def test_a_rung_comes_on_its_day_and_not_before(climbed, rung, days):
    (day,) = after(days)

    assert next_rung(DUE, CLIMBED[:climbed], day) == rung
    assert next_rung(DUE, CLIMBED[:climbed], day - A_SECOND) is None


def test_after_the_task_nothing_more_comes():
    assert next_at(DUE, after(0, 7, 21, 28)) is None
    assert next_rung(DUE, after(0, 7, 21, 28), DUE + timedelta(days=999)) is None


def test_a_ladder_begun_late_is_climbed_no_faster():
    begun = after(100)

    assert next_at(DUE, begun) == DUE + timedelta(days=107)


def a_place(climbed=0, **known):
    """A place that is due, so many rungs up its ladder."""
    place = Place.new("p").publish(PlaceDetails(nom="FunLab"), AN_IMPORT, DUE)
    asked = {"asked_for": DUE, "asked_at": CLIMBED[:climbed]} if climbed else {}
    return replace(place, fact=None, due_at=DUE, **asked, **known)


@pytest.mark.parametrize(("climbed", "days"), [(0, 0), (1, 7)])
def test_the_first_two_rungs_ask(climbed, days):
    assert step_of(a_place(climbed), *after(days)) == "ask"


def test_two_reminders_unanswered_are_told_to_all_before_the_third():
    assert step_of(a_place(2), *after(21)) == "tell_all"
    assert step_of(a_place(2, unverified_since=DUE), *after(21)) == "ask"


def test_three_reminders_unanswered_have_somebody_call():
    assert step_of(a_place(3, unverified_since=DUE), *after(28)) == "call"


@pytest.mark.parametrize("known", [{"suspended": True}, {"withdrawn": True}])
def test_what_is_suspended_or_withdrawn_is_asked_nothing(known):
    assert a_place(**known).ask_at is None
    assert step_of(a_place(**known), DUE) == "put_right"


def test_a_rung_is_said_by_its_number_and_remembered():
    telling = climbing(a_place(1), *after(7))

    assert telling.entries[0]["event"]["rung"] == 2
    assert telling.marks == {
        "asked_for": DUE,
        "asked_at": after(0, 7),
        "ask_at": DUE + timedelta(days=21),
    }


def test_the_last_rung_says_nothing_to_the_structure():
    telling = climbing(a_place(3), *after(28))

    assert (telling.entries, telling.marks["ask_at"]) == ([], None)


def test_a_new_due_date_begins_a_new_ladder():
    place = a_place(3, unverified_since=DUE).confirm(AN_EDITOR, DUE + timedelta(days=30))

    assert place.climbed == ()
    assert place.ask_at == place.due_at


def test_an_unverified_listing_says_so_and_a_confirmed_one_no_longer():
    now = DUE + timedelta(days=21)
    fallen = unanswered(replace(a_place(2), confirmed_at=DUE - timedelta(days=180)), now)

    raised = replace(fallen, fact=None).confirm(AN_EDITOR, now)

    assert freshness(fallen.snapshot(), now.date()) == "unverified"
    assert freshness(raised.snapshot(), now.date()) == "up_to_date"


def test_becoming_unverified_is_a_revision_that_nobody_in_particular_made():
    entry = entries_of(unanswered(a_place(2), DUE))[0]

    assert entry["event"]["changed"] == ["unverified_since"]
    assert (entry["history"]["_id"], entry["history"]["what"]) == ("p/2", "unanswered")
    assert entry["history"]["by"]["person_id"] == ""
