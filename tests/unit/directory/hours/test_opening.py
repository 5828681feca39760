"""Open or not at an instant, in the place's own time."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.hours.opening import Opening, open_at
from services.directory.contract.hours.territory import territory_of
from services.directory.contract.hours.timetable import Timetable

PARIS = ZoneInfo("Europe/Paris")
REUNION = ZoneInfo("Indian/Reunion")
TOURS, SAINT_DENIS = territory_of("37261"), territory_of("97411")
OFFICE = "Mo-Fr 09:00-12:00,14:00-18:00"  # the 14th of July 2026 is a Tuesday


def at(day, hour, minute=0, zone=PARIS):
    return datetime(2026, 7, day, hour, minute, tzinfo=zone)


def opening(osm, instant, where=TOURS, exceptions=()):
    return open_at(Timetable(osm, where, tuple(exceptions)), instant)


def told(state, until, then):
    return Opening(state=state, until=until, then=then)


def instead(first, last, hours=""):
    """Of July 2026: closed, or these hours."""
    return ExceptionalHours(first=f"2026-07-{first:02}", last=f"2026-07-{last:02}", hours=hours)


def test_open_until_it_closes():
    assert opening(OFFICE, at(8, 15)) == told("open", at(8, 18), "closed")


def test_closed_until_the_next_day_it_opens():
    assert opening(OFFICE, at(10, 19)) == told("closed", at(13, 9), "open")


def test_the_first_minute_is_open():
    assert opening(OFFICE, at(8, 9)).state == "open"


def test_the_minute_it_closes_is_closed():
    assert opening(OFFICE, at(8, 12)).state == "closed"


def test_the_clock_is_the_one_of_the_place():
    six_in_utc = datetime(2026, 7, 8, 6, tzinfo=UTC)

    assert opening(OFFICE, six_in_utc, SAINT_DENIS).until == at(8, 12, zone=REUNION)


def test_a_holiday_that_the_hours_close_is_closed():
    assert opening(f"{OFFICE}; PH off", at(14, 10)).state == "closed"


def test_a_holiday_that_the_hours_open_is_open():
    assert opening("Mo 09:00-12:00; PH 10:00-11:00", at(14, 10)).state == "open"


def test_a_holiday_that_the_hours_do_not_name_is_not_sure():
    assert opening(OFFICE, at(14, 10)).state == "unknown"


def test_a_holiday_makes_nobody_open_at_night():
    assert opening(OFFICE, at(14, 22)).state == "closed"


def test_open_day_and_night_means_holidays_too():
    assert opening("24/7", at(14, 22)) == told("open", None, "open")


def test_by_appointment_is_a_state_of_its_own():
    assert opening('"sur rendez-vous"', at(8, 10)).state == "by_appointment"


def test_what_comes_next_may_be_by_appointment_only():
    osm = 'Mo-Fr 09:00-12:00 "sur rendez-vous", Mo-Fr 14:00-17:00'

    assert opening(osm, at(8, 8)) == told("closed", at(8, 9), "by_appointment")


@pytest.mark.parametrize(
    "osm",
    ["", "toujours", "Mo 09:00-12:00; SH off", "Mo 09:00-12:00; Mo 14:00-17:00", 'Mo || "rdv"'],
)
def test_hours_that_cannot_be_believed_are_unknown(osm):
    assert opening(osm, at(6, 10)) == told("unknown", None, "unknown")


def test_a_closure_ends_with_the_next_usual_hours():
    osm = f'{OFFICE}; 2026 Jul 06-2026 Jul 10 off "congés"'

    assert opening(osm, at(8, 10)).until == at(13, 9)


def test_odd_weeks_are_told_from_even_ones():
    osm = "week 1-53/2 We 09:00-12:00"

    assert opening(osm, at(8, 10)).until == datetime(2026, 7, 15, 9, tzinfo=PARIS)


def test_the_second_saturday_is_not_every_saturday():
    assert opening("Sa[2] 09:00-12:00", at(18, 10)).state == "closed"


def test_past_midnight_it_is_still_open():
    assert opening("We 18:00-02:00", at(9, 1)) == told("open", at(9, 2), "closed")


def test_the_night_when_the_clock_goes_back_keeps_the_hour_on_the_door():
    saturday_night = datetime(2026, 10, 24, 23, tzinfo=PARIS)
    sunday_nine = datetime(2026, 10, 25, 9, tzinfo=PARIS)

    assert opening("Su 09:00-12:00", saturday_night).until == sunday_nine


def test_an_exceptional_closure_holds_against_the_usual_hours():
    closed = [instead(8, 10)]

    assert opening(OFFICE, at(8, 10), exceptions=closed) == told("closed", at(13, 9), "open")


def test_exceptional_hours_hold_on_their_day_alone():
    short = [instead(8, 8, "10:00-11:00")]

    assert opening(OFFICE, at(8, 10), exceptions=short) == told("open", at(8, 11), "closed")
    assert opening(OFFICE, at(9, 11, 30), exceptions=short).state == "open"


def test_exceptional_hours_of_a_holiday_are_sure():
    assert opening(OFFICE, at(14, 10), exceptions=[instead(14, 14, "10:00-11:00")]).state == "open"


def test_of_two_that_speak_of_one_day_the_last_holds():
    both = [instead(6, 10), instead(8, 8, "10:00-11:00")]

    assert opening(OFFICE, at(8, 10), exceptions=both).state == "open"


def test_a_closure_says_nothing_of_the_days_around_it():
    closed = [instead(8, 10)]

    assert opening("", at(7, 10), exceptions=closed) == told("unknown", at(8, 0), "closed")
    assert opening("", at(8, 10), exceptions=closed) == told("closed", at(11, 0), "unknown")


@pytest.mark.parametrize("osm", ["Mo-Fr sunrise-sunset", "Mo-Fr dawn-18:00", "Mo-Fr 09:00+"])
def test_what_no_clock_says_is_not_known(osm):
    assert opening(osm, at(8, 10)).state == "unknown"
