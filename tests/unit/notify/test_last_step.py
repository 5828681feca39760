"""What is asked again just before a notification leaves."""

from datetime import UTC, datetime, timedelta

import pytest

from services.notify.notifications.last_step import Facts, verdict
from tests.unit.notify.builders import a_notification

MONDAY_NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)  # 12:00 in Paris
MONDAY_NIGHT = datetime(2026, 11, 23, 22, tzinfo=UTC)
SATURDAY_NIGHT = datetime(2026, 11, 28, 20, tzinfo=UTC)
FINE = {"is_known": True, "is_suppressed": False}


def judged(now=MONDAY_NOON, kind="workshop_alert", expires_in=timedelta(hours=72), **facts):
    notification = a_notification(kind=kind, expires_at=now + expires_in)
    return verdict(notification, Facts(**{**FINE, **facts}), now)


def test_what_nothing_speaks_against_goes():
    assert judged() is None


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        ({"is_known": False}, "suppress"),
        ({"is_suppressed": True}, "suppress"),
        ({"is_off": True}, "cancel"),
        ({"is_answered": True}, "cancel"),
        ({"is_past": True}, "expire"),
        ({"is_stopped": True}, "postpone"),
    ],
)
def test_each_fact_has_its_step(facts, step):
    assert judged(**facts).step == step


def test_what_somebody_asked_for_goes_after_a_stop():
    assert judged(kind="alert_confirmation", is_suppressed=True) is None


def test_what_somebody_asked_for_goes_at_night():
    assert judged(MONDAY_NIGHT, kind="edit_link") is None


def test_an_alert_at_night_waits_for_the_morning():
    postponed = judged(MONDAY_NIGHT)

    morning = datetime(2026, 11, 24, 7, tzinfo=UTC)
    assert postponed.step == "postpone"
    assert morning <= postponed.until <= morning + timedelta(minutes=20)


def test_a_channel_without_quiet_hours_takes_it_at_night():
    assert judged(MONDAY_NIGHT, waits_for_day=False) is None


def test_what_would_come_too_late_is_not_sent_at_all():
    assert judged(MONDAY_NIGHT, expires_in=timedelta(hours=2)).step == "expire"


def test_an_alert_of_a_saturday_night_still_leaves_on_monday():
    postponed = judged(SATURDAY_NIGHT)

    assert postponed.step == "postpone"
    assert postponed.until.date().isoformat() == "2026-11-30"


def test_a_stop_counts_more_than_the_night():
    assert judged(MONDAY_NIGHT, is_suppressed=True).step == "suppress"


def test_what_has_expired_is_not_merely_postponed():
    assert judged(is_stopped=True, expires_in=timedelta(0)).step == "expire"
