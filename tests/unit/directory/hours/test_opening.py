"""Open or not at an instant, in the place's own time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from services.directory.hours.opening import Opening, next_change, open_at

PARIS = ZoneInfo("Europe/Paris")
REUNION = ZoneInfo("Indian/Reunion")
BASTILLE_DAY = date(2026, 7, 14)  # a Tuesday
OFFICE = "Mo-Fr 09:00-12:00,14:00-18:00"


def holidays_of(year):
    return {BASTILLE_DAY}


def at(day, hour, minute=0, zone=PARIS):
    return datetime(2026, 7, day, hour, minute, tzinfo=zone)


def opening(osm, instant, zone=PARIS):
    return open_at(osm, instant, zone, holidays_of)


def test_open_until_it_closes():
    assert opening(OFFICE, at(8, 15)) == Opening("open", at(8, 18), "closed")


def test_closed_until_the_next_day_it_opens():
    assert opening(OFFICE, at(10, 19)) == Opening("closed", at(13, 9), "open")


def test_the_first_minute_is_open():
    assert opening(OFFICE, at(8, 9)).state == "open"


def test_the_minute_it_closes_is_closed():
    assert opening(OFFICE, at(8, 12)).state == "closed"


def test_the_clock_is_the_one_of_the_place():
    six_in_utc = datetime(2026, 7, 8, 6, tzinfo=UTC)

    assert opening(OFFICE, six_in_utc, REUNION).until == at(8, 12, zone=REUNION)


def test_a_holiday_that_the_hours_close_is_closed():
    assert opening(f"{OFFICE}; PH off", at(14, 10)).state == "closed"


def test_a_holiday_that_the_hours_open_is_open():
    assert opening("Mo 09:00-12:00; PH 10:00-11:00", at(14, 10)).state == "open"


def test_a_holiday_that_the_hours_do_not_name_is_not_sure():
    assert opening(OFFICE, at(14, 10)).state == "unknown"


def test_a_holiday_makes_nobody_open_at_night():
    assert opening(OFFICE, at(14, 22)).state == "closed"


def test_open_day_and_night_means_holidays_too():
    assert opening("24/7", at(14, 22)) == Opening("open", None, "open")


def test_by_appointment_is_a_state_of_its_own():
    assert opening('"sur rendez-vous"', at(8, 10)).state == "by_appointment"


def test_what_comes_next_may_be_by_appointment_only():
    osm = 'Mo-Fr 09:00-12:00 "sur rendez-vous", Mo-Fr 14:00-17:00'

    assert opening(osm, at(8, 8)) == Opening("closed", at(8, 9), "by_appointment")


@pytest.mark.parametrize(
    "osm",
    ["", "toujours", "Mo 09:00-12:00; SH off", "Mo 09:00-12:00; Mo 14:00-17:00", 'Mo || "rdv"'],
)
def test_hours_that_cannot_be_believed_are_unknown(osm):
    assert opening(osm, at(6, 10)) == Opening("unknown", None)


def test_a_closure_ends_with_the_next_usual_hours():
    osm = f'{OFFICE}; 2026 Jul 06-2026 Jul 10 off "congés"'

    assert next_change(osm, at(8, 10), PARIS, holidays_of) == at(13, 9)


def test_odd_weeks_are_told_from_even_ones():
    osm = "week 1-53/2 We 09:00-12:00"

    assert next_change(osm, at(8, 10), PARIS, holidays_of) == datetime(2026, 7, 15, 9, tzinfo=PARIS)


def test_the_second_saturday_is_not_every_saturday():
    assert opening("Sa[2] 09:00-12:00", at(18, 10)).state == "closed"


def test_past_midnight_it_is_still_open():
    assert opening("We 18:00-02:00", at(9, 1)) == Opening("open", at(9, 2), "closed")


def test_the_night_when_the_clock_goes_back_keeps_the_hour_on_the_door():
    saturday_night = datetime(2026, 10, 24, 23, tzinfo=PARIS)
    sunday_nine = datetime(2026, 10, 25, 9, tzinfo=PARIS)

    assert next_change("Su 09:00-12:00", saturday_night, PARIS, holidays_of) == sunday_nine
