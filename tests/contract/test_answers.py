"""What answers bring about: a listing confirmed once, a STOP that holds, the rest for a person."""

from datetime import timedelta

import pytest

from services.notify.notifications.notification import About
from services.wire.errors import Unavailable
from tests.contract.notify_room import ANA
from tests.contract.test_alerts import a_workshop, asks


def remind(room, place_id="funlab"):
    """A reminder that was sent to Ana."""
    about = About(place_id=place_id)
    values = {"nom": "FunLab"}
    room.plan(f"about {place_id}", kind="freshness_reminder", about=about, values=values)
    assert room.send(f"about {place_id}") == "delivered"


def answer(room, text, reply_id="r"):
    return room.answering.receive(reply_id, "sms", ANA, text)


def confirmed(room):
    return [pending.message.body for pending in room.said()]


def test_an_ok_that_comes_before_we_know_of_its_arrival_counts(room):
    about = About(place_id="funlab")
    room.plan("r", kind="freshness_reminder", about=about, values={"nom": "FunLab"})
    room.notifications.hand_over(room.notifications.claim("r", room.now), room.now)

    answer(room, "OK")

    assert len(confirmed(room)) == 1


def test_ok_says_that_the_listing_is_still_right(room):
    remind(room)

    answer(room, "OK")

    assert len(confirmed(room)) == 1
    assert b'"place_id":"funlab"' in confirmed(room)[0]


def test_the_same_answer_again_says_it_once(room):
    remind(room)

    answer(room, "OK")
    answer(room, "OK")

    assert len(confirmed(room)) == 1


def test_a_second_ok_is_no_second_confirmation(room):
    remind(room)
    answer(room, "OK")

    assert answer(room, "ok", "another").state == "handled"
    assert len(confirmed(room)) == 1


def test_of_two_listings_none_is_guessed(room):
    remind(room)
    remind(room, "other")

    assert answer(room, "OK").state == "waiting"
    room.send_all()

    assert confirmed(room) == []
    assert room.states(kind="use_the_links") == ["delivered"]


def test_an_ok_to_nothing_is_for_a_person(room):
    assert answer(room, "OK").state == "waiting"


def test_an_ok_after_two_days_is_for_a_person(room):
    remind(room)
    room.now += timedelta(hours=49)

    assert answer(room, "OK").state == "waiting"


def test_a_no_gets_the_link_to_correct_it(room):
    remind(room)

    answer(room, "non")
    room.send_all()

    assert room.states(kind="edit_link") == ["delivered"]
    assert confirmed(room) == []


def test_any_other_answer_waits_for_a_person(room):
    remind(room)

    answer(room, "On a déménagé au 12 rue des Halles")

    (waiting,) = room.inbox.waiting().replies
    assert waiting.text == "On a déménagé au 12 rue des Halles"
    assert waiting.place_ids == ("funlab",)


def test_its_text_is_sealed(room):
    answer(room, "On a déménagé")

    assert "déménagé" not in str(room.database["replies"].find_one())


def test_what_a_person_has_read_waits_no_more(room):
    answer(room, "On a déménagé")

    room.inbox.close("r")

    assert room.inbox.waiting().replies == ()


def test_the_button_of_the_link_is_as_good_as_ok(room):
    remind(room)
    token = room.texts()[0].partition("/lien/")[2].split()[0].rstrip(".")

    room.answering.confirm(room.opening.open(token, "reminder"))
    room.answering.confirm(room.opening.open(token, "reminder"))

    assert len(confirmed(room)) == 1


def test_the_button_after_an_ok_says_no_more(room):
    remind(room)
    token = room.texts()[0].partition("/lien/")[2].split()[0].rstrip(".")
    answer(room, "OK")

    room.answering.confirm(room.opening.open(token, "reminder"))

    assert len(confirmed(room)) == 1


def test_a_reminder_that_was_answered_is_not_asked_again(room):
    remind(room)
    answer(room, "OK")

    assert room.notifications.find("about funlab").answered_at is not None


def test_stop_ends_what_waits_and_what_was_asked_for(room):
    asks(room)
    room.alerting.announce(a_workshop())

    answer(room, "STOP")
    room.send_all()

    assert room.states(kind="workshop_alert") == ["suppressed"]
    assert room.database["subscriptions"].find_one()["state"] == "ended"


def test_nothing_but_its_acknowledgement_leaves_after_a_stop(room):
    answer(room, "STOP")
    room.plan(kind="freshness_reminder", about=About(place_id="funlab"), values={"nom": "FunLab"})

    room.send_all()

    assert room.state() == "suppressed"
    assert len(room.texts()) == 1


def test_stop_is_acknowledged_once_a_day(room):
    answer(room, "STOP", "one")
    answer(room, "STOP", "two")

    assert room.states(kind="stop_done") == ["queued"]


def test_what_was_claimed_before_the_stop_is_withheld(room):
    room.plan(kind="freshness_reminder", about=About(place_id="funlab"), values={"nom": "FunLab"})
    claimed = room.notifications.claim("n", room.now)

    answer(room, "STOP")

    assert not room.notifications.hand_over(claimed, room.now)


def test_stop_is_not_promised_while_something_is_just_leaving(room):
    room.plan(kind="freshness_reminder", about=About(place_id="funlab"), values={"nom": "FunLab"})
    room.notifications.hand_over(room.notifications.claim("n", room.now), room.now)

    with pytest.raises(Unavailable):
        answer(room, "STOP")


def test_start_says_where_to_subscribe_again(room):
    answer(room, "STOP", "one")

    answer(room, "START", "two")
    room.send_all()

    assert room.states(kind="start_info") == ["delivered"]
    assert room.suppressions.is_suppressed("sms", ANA)


def test_the_button_against_reminders_is_as_good_as_stop(room):
    remind(room)
    token = room.texts()[0].partition("/lien/")[2].split()[0].rstrip(".")

    room.answering.stop(room.opening.open(token, "reminder").person_id)

    assert room.suppressions.is_suppressed("sms", ANA)
