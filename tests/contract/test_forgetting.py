"""Who wants nothing any more is forgotten; a STOP is not."""

from datetime import timedelta

import pytest

from tests.contract.notify_room import ANA
from tests.contract.test_alerts import asks
from tests.contract.test_subscribing import ask

WEEK = timedelta(days=7, seconds=1)


@pytest.fixture
def person(room):
    """Ana, as the room knows her."""
    return room.forgetting.contacts.keep("sms", ANA).person_id


def is_known(room, person):
    return room.contacts.find(person) is not None


def test_who_never_confirmed_is_forgotten_after_a_week(room, person):
    ask(room)
    room.now += WEEK
    room.database["subscriptions"].delete_many(
        {"forgotten_at": {"$lt": room.now}}
    )  # as MongoDB does

    assert room.forgetting.forget_strangers() == 1
    assert not is_known(room, person)


def test_who_wants_alerts_is_kept(room, person):
    asks(room)
    room.now += WEEK

    assert room.forgetting.forget_strangers() == 0


def test_who_keeps_a_listing_is_kept(room, person):
    room.contacts.add_place(person, "funlab")
    room.now += WEEK

    assert room.forgetting.forget_strangers() == 0


def test_who_kept_a_listing_that_is_withdrawn_is_forgotten(room, person):
    room.contacts.add_place(person, "funlab")
    room.news.forget("funlab")
    room.now += WEEK

    assert room.forgetting.forget_strangers() == 1


def test_who_keeps_another_listing_too_is_kept(room, person):
    room.contacts.add_place(person, "funlab")
    room.contacts.add_place(person, "other")
    room.news.forget("funlab")
    room.now += WEEK

    assert room.forgetting.forget_strangers() == 0
    assert room.contacts.find(person).place_ids == ("other",)


def test_whose_words_are_still_to_be_read_is_kept(room, person):
    room.answering.receive("r", "sms", ANA, "On a déménagé")
    room.now += WEEK

    assert room.forgetting.forget_strangers() == 0


def test_a_stop_outlives_the_contact(room, person):
    room.answering.receive("r", "sms", ANA, "STOP")
    room.now += WEEK

    room.forgetting.forget_strangers()

    assert not is_known(room, person)
    assert room.suppressions.is_suppressed("sms", ANA)
