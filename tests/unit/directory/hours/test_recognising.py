"""Hours that come as ``opening_hours`` already."""

import pytest

from services.directory.hours.reading import read_hours

KEPT = (
    "Mo-Fr 09:00-12:00,14:00-17:00; PH off",
    "Mo-Fr 09:00-17:00; We 09:00-12:00",
    "week 1-53/2 Tu 09:00-12:00",
    "2026 Aug 10-21 off; Mo 09:00-12:00",
    "Sa 00:00-24:00",
    "24/7",
    '"sur rendez-vous"',
)


@pytest.mark.parametrize("osm", KEPT)
def test_valid_hours_are_kept(osm):
    assert read_hours(osm).osm == osm


def test_mar_is_a_french_tuesday_and_no_march():
    assert read_hours("Mar 10:00-12:00").osm == "Tu 10:00-12:00"


def test_mar_and_sa_are_two_french_days():
    assert read_hours("Mar 10:00-12:00, Sa 14:00-17:00").osm == "Tu 10:00-12:00; Sa 14:00-17:00"


def test_school_holidays_are_not_evaluated_and_stay_text():
    assert read_hours("Mo-Fr 09:00-12:00; SH off").why == "school holidays"


def test_an_afternoon_that_would_replace_its_morning_is_not_believed():
    assert read_hours("Mo-Fr 09:00-12:00; Mo,Tu 14:00-17:00").why == "a day said twice"


def test_hours_that_are_not_valid_are_no_hours():
    assert read_hours("Mo-Fr 9h").osm is None
