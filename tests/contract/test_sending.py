"""Sending once: whatever is repeated, killed, refused or stopped in between."""

from datetime import timedelta

from services.notify.channels.channel import (
    Accepted,
    Ambiguous,
    PermanentFailure,
    TemporaryFailure,
    Unknowable,
)
from services.notify.notifications.notification import About
from services.notify.workshops.known import KnownWorkshop
from tests.contract.notify_room import ANA, BOB, NOON, TestRoom, Ways

REFERENCE = Accepted("provider", is_delivered=False, segments=1)


def fails(failure):
    def fail():
        raise failure

    return fail


def test_what_is_planned_twice_is_kept_once(room):
    room.plan()
    room.plan()

    assert room.states() == ["queued"]


def test_a_message_reaches_the_sandbox_and_is_delivered(room):
    room.plan()

    assert room.send() == "delivered"
    assert len(room.texts()) == 1


def test_what_is_said_to_be_ready_twice_is_sent_once(room):
    room.plan()

    room.send()
    room.send()

    assert len(room.texts()) == 1


def test_a_claimed_one_is_nobody_elses(room):
    room.plan()
    room.notifications.claim("n", room.now)

    assert room.send() == "submitting"
    assert room.texts() == []


def test_what_a_killed_worker_claimed_is_sent_after_its_lease(room):
    room.plan()
    room.notifications.claim("n", room.now)

    room.later(seconds=31)
    room.later(seconds=20)

    assert room.send() == "delivered"


def test_a_worker_that_stalled_past_its_claim_does_not_send(room):
    room.plan()
    claimed = room.notifications.claim("n", room.now)

    assert not room.notifications.hand_over(claimed, room.now + timedelta(seconds=31))


def test_an_older_claim_does_not_hand_over_a_newer_one(room):
    room.plan()
    stalled = room.notifications.claim("n", room.now)
    room.later(seconds=31)
    room.later(seconds=20)
    room.notifications.claim("n", room.now)

    assert not room.notifications.hand_over(stalled, room.now)


def test_what_a_killed_worker_may_have_sent_is_looked_up(database):
    ways = Ways(found=REFERENCE)
    room = TestRoom(database, {"sms": ways})
    room.plan()
    room.notifications.hand_over(room.notifications.claim("n", room.now), room.now)

    room.later(seconds=31)
    room.later(seconds=6)

    assert room.state() == "submitted"
    assert ways.sent == []


def test_what_was_surely_not_sent_is_sent_again(database):
    ways = Ways(fails(Ambiguous("time-out")), found=None)
    room = TestRoom(database, {"sms": ways})
    room.plan()
    assert room.send() == "unknown"

    room.later(seconds=6)
    room.later(seconds=20)

    assert room.send() == "submitted"
    assert len(ways.sent) == 1


def test_what_nobody_can_tell_is_never_sent_again(database):
    ways = Ways(fails(Ambiguous("time-out")), found=Unknowable())
    room = TestRoom(database, {"sms": ways})
    room.plan()
    room.send()

    room.later(seconds=6)
    room.later(days=1)

    assert room.send() == "no_receipt"
    assert ways.sent == []


def test_a_temporary_failure_waits_and_goes(database):
    room = TestRoom(database, {"sms": Ways(fails(TemporaryFailure("busy")))})
    room.plan()
    assert room.send() == "retry_wait"

    room.later(seconds=12)

    assert room.send() == "submitted"


def test_a_provider_that_says_when_is_asked_then(database):
    room = TestRoom(database, {"sms": Ways(fails(TemporaryFailure("429", retry_after_s=120)))})
    room.plan()
    room.send()

    room.later(seconds=60)

    assert room.state() == "retry_wait"


def test_a_channel_that_is_away_for_hours_loses_nothing(database):
    away = [fails(TemporaryFailure("away"))] * 8
    room = TestRoom(database, {"sms": Ways(*away)})
    room.plan()

    for _ in range(9):
        room.send()
        room.later(hours=5)

    assert room.send() == "submitted"


def test_a_permanent_failure_ends_it(database):
    room = TestRoom(database, {"sms": Ways(fails(PermanentFailure("no such number")))})
    room.plan()

    assert room.send() == "undelivered_permanent"


def test_what_expires_meanwhile_is_not_sent(room):
    room.plan(expires_at=room.now + timedelta(hours=1))
    room.now += timedelta(hours=2)

    assert room.send() == "expired"
    assert room.texts() == []


def test_a_queued_one_whose_event_was_lost_is_said_again(room, database):
    room.plan()
    database["notifications"].update_one({"_id": "n"}, {"$set": {"outbox": []}})

    room.later(seconds=61)

    assert len(room.notifications.outbox.pending(10)) == 1


def test_the_sixth_sms_of_a_day_is_not_sent(room):
    for number in range(6):
        room.send(room.plan(f"n{number}"))

    assert room.state("n5") == "suppressed"
    assert len(room.texts()) == 5


def test_over_the_hourly_ceiling_it_waits_for_the_next_hour(database):
    room = TestRoom(database, sms_per_hour=1)
    room.send(room.plan("first"))
    assert room.send(room.plan("second", person_id=room.person(BOB))) == "scheduled"

    room.later(hours=1)

    assert room.state("second") == "queued"


def test_what_waited_for_the_ceiling_does_not_break_through_the_next_one(database):
    room = TestRoom(database, sms_per_hour=1)
    for number, address in enumerate((ANA, BOB, "+33639980003")):
        room.send(room.plan(f"n{number}", person_id=room.person(address)))

    room.later(hours=1)
    room.send_all()

    assert room.states() == ["delivered", "delivered", "scheduled"]


def test_the_switch_stops_all_sending_until_it_goes_on(room):
    room.counters.switch(stopped=True, now=NOON)
    room.plan()
    assert room.send() == "scheduled"

    room.counters.switch(stopped=False, now=NOON)
    room.later(seconds=61)

    assert room.send() == "delivered"


def test_an_alert_whose_workshop_is_past_is_not_sent(room):
    room.workshops.keep(KnownWorkshop("w", 1, cancelled=False, starts_at=NOON))
    room.plan(kind="workshop_alert", about=About(workshop_id="w"))

    assert room.send() == "expired"


def test_what_was_handed_over_cannot_be_taken_back(room):
    room.plan(kind="freshness_reminder")
    room.notifications.hand_over(room.notifications.claim("n", room.now), room.now)

    assert room.notifications.move_all({}, "suppress", room.now, "stop") == 0


def test_a_look_up_that_fails_is_tried_again(database):
    ways = Ways(fails(Ambiguous("time-out")), found=TemporaryFailure("away"))
    room = TestRoom(database, {"sms": ways})
    room.plan()
    room.send()

    room.later(seconds=6)

    assert room.state() == "unknown"


def test_what_a_killed_worker_may_have_sent_goes_once_more_where_nobody_can_tell(database):
    ways = Ways(found=Unknowable())
    room = TestRoom(database, {"sms": ways})
    room.plan()
    room.notifications.hand_over(room.notifications.claim("n", room.now), room.now)

    room.later(seconds=31)
    room.later(seconds=1)
    room.later(seconds=20)

    assert room.send() == "submitted"
    assert room.notifications.tally(NOON - timedelta(days=1))["may be double"] == 1
