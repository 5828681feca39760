"""What people decide about how far a listing is trusted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from services.directory.contract.freshness import freshness
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor, Period
from services.directory.freshness.deciding import resumed, suspended, with_period
from services.directory.places.place import Place
from services.directory.places.telling import entries_of
from services.wire.errors import Forbidden
from services.wire.saving import ChangedMeanwhile

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=30)
AN_IMPORT = Actor(person_id="", role="import", via="import:tours.csv")
AN_EDITOR = Actor(person_id="e", role="editor", via="api", place_ids=("p",))
A_REFERENT = Actor(person_id="r", role="referent", via="page", territories=("37",))
ANOTHER_REFERENT = Actor(person_id="r", role="referent", via="page", territories=("41",))


def a_kept_place(**known):
    details = PlaceDetails(nom="FunLab", code_insee="37261")
    place = Place.new("p").publish(details, AN_IMPORT, NOON)
    return replace(place, fact=None, **known)


def kept(place):
    return replace(place, fact=None)


def state(place):
    return freshness(place.snapshot(), LATER.date())


def test_a_referent_suspends_a_place_and_all_can_read_it():
    place = suspended(a_kept_place(confirmed_at=NOON), 1, A_REFERENT, LATER)

    assert state(place) == "suspended"
    assert entries_of(place)[0]["event"]["changed"] == ["suspended"]


def test_one_click_restores_it():
    place = suspended(a_kept_place(confirmed_at=NOON), 1, A_REFERENT, LATER)

    assert state(resumed(kept(place), 2, A_REFERENT, LATER)) == "up_to_date"


def test_to_suspend_twice_or_to_restore_what_is_not_is_nothing_new():
    place = a_kept_place()
    hidden = kept(suspended(place, 1, A_REFERENT, LATER))

    assert suspended(hidden, 2, A_REFERENT, LATER) is hidden
    assert resumed(place, 1, A_REFERENT, LATER) is place


@pytest.mark.parametrize("actor", [AN_EDITOR, ANOTHER_REFERENT])
def test_who_is_no_referent_of_the_territory_suspends_nothing(actor):
    with pytest.raises(Forbidden):
        suspended(a_kept_place(), 1, actor, LATER)


def test_what_has_changed_meanwhile_is_not_suspended():
    with pytest.raises(ChangedMeanwhile):
        suspended(a_kept_place(), 7, A_REFERENT, LATER)


def test_a_confirmation_does_not_restore_what_was_suspended():
    place = kept(suspended(a_kept_place(), 1, A_REFERENT, LATER))

    assert state(place.confirm(AN_EDITOR, LATER)) == "suspended"


def test_a_chosen_period_counts_from_the_last_confirmation():
    place = a_kept_place(confirmed_at=NOON, due_at=NOON + timedelta(days=180))

    chosen = with_period(place, Period(days=60), 1, AN_EDITOR, LATER)

    assert chosen.due_at == NOON + timedelta(days=60)
    assert chosen.snapshot().fresh_until == (NOON + timedelta(days=60)).date()


def test_what_was_never_confirmed_keeps_its_first_due_date():
    place = a_kept_place()

    assert with_period(place, Period(days=60), 1, AN_EDITOR, LATER).due_at == place.due_at


def test_without_a_choice_the_territory_decides_again():
    place = a_kept_place(confirmed_at=NOON, period_days=60, default_days=90)

    chosen = with_period(place, Period(days=None), 1, AN_EDITOR, LATER)

    assert chosen.due_at == NOON + timedelta(days=90)


def test_a_chosen_period_stands_in_the_history_and_its_editor_gets_no_receipt():
    (entry,) = entries_of(with_period(a_kept_place(), Period(days=60), 1, AN_EDITOR, LATER))

    assert entry["history"]["after"] == {"period_days": 60}
    assert entry["event"]["changed"] == ["fresh_until"]


@pytest.mark.parametrize("days", [29, 366])
def test_a_period_is_thirty_days_to_a_year(days):
    with pytest.raises(ValidationError):
        Period(days=days)
