"""The table of states: what may follow what."""

from typing import get_args

import pytest

from services.notify.notifications.states import FINAL, TRANSITIONS, State, Step

LATE_RECEIPTS = {"deliver"}  # a receipt that comes after all is believed


def test_every_step_is_in_the_table():
    assert set(TRANSITIONS) == set(get_args(Step))


@pytest.mark.parametrize("step", sorted(set(TRANSITIONS) - LATE_RECEIPTS))
def test_nothing_follows_a_final_state(step):
    assert not TRANSITIONS[step].since & FINAL


def test_what_was_delivered_stays_delivered():
    assert all("delivered" not in transition.since for transition in TRANSITIONS.values())


def test_every_state_but_the_first_is_reached_by_a_step():
    assert {transition.to for transition in TRANSITIONS.values()} == set(get_args(State))


@pytest.mark.parametrize("step", ["suppress", "cancel", "expire", "postpone"])
def test_what_was_handed_over_cannot_be_taken_back(step):
    assert TRANSITIONS[step].before_handover
