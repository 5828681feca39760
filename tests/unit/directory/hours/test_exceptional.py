"""Closures and hours of certain dates, beside the usual ones."""

from datetime import date

import pytest

from services.directory.hours.exceptional import with_closure, with_exceptional_hours
from services.directory.hours.periods import NoSuchDay
from services.directory.hours.reading import read_hours
from services.directory.hours.schedule import Stretch

MONDAYS = "Mo 09:00-12:00"


def test_a_closure_is_a_rule_with_its_dates_and_its_reason():
    osm = with_closure(MONDAYS, date(2026, 8, 10), date(2026, 8, 21), 'congés "d’été"')

    assert osm == 'Mo 09:00-12:00; 2026 Aug 10-2026 Aug 21 off "congés d’été"'


def test_a_closure_of_one_day_has_one_date():
    assert with_closure(MONDAYS, date(2026, 8, 10), date(2026, 8, 10)).endswith("2026 Aug 10 off")


def test_exceptional_hours_are_a_rule_with_its_date():
    osm = with_exceptional_hours(MONDAYS, date(2026, 12, 12), (Stretch(540, 600),))

    assert osm == "Mo 09:00-12:00; 2026 Dec 12 09:00-10:00"


def test_hours_with_a_closure_are_valid():
    osm = with_closure(MONDAYS, date(2026, 8, 10), date(2026, 8, 21), "travaux")

    assert read_hours(osm).osm == osm


def test_a_closure_does_not_end_before_it_begins():
    with pytest.raises(NoSuchDay):
        with_closure(MONDAYS, date(2026, 8, 21), date(2026, 8, 10))
