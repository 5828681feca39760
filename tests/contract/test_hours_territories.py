"""Clocks and public holidays, from Strasbourg to Nouméa."""

from datetime import date, datetime

import pytest

from services.directory.contract.hours.opening import open_at
from services.directory.contract.hours.territory import territory_of
from services.directory.contract.hours.timetable import Timetable

BOXING_DAY = date(2026, 12, 26)  # a Saturday
SATURDAYS = "Sa 09:00-12:00; PH off"


def state_at_ten(territory, day=BOXING_DAY):
    instant = datetime(day.year, day.month, day.day, 10, tzinfo=territory.zone)
    return open_at(Timetable(SATURDAYS, territory), instant).state


def test_all_france_has_eleven_holidays():
    assert len(territory_of("37261").holidays_of(2026)) == 11


@pytest.mark.parametrize("alsace_moselle", ["57463", "67482", "68066"])
def test_the_day_after_christmas_is_a_holiday_in_alsace_and_moselle(alsace_moselle):
    assert state_at_ten(territory_of(alsace_moselle)) == "closed"


def test_the_day_after_christmas_is_a_saturday_in_tours():
    assert state_at_ten(territory_of("37261")) == "open"


ZONES = {
    "37261": "Europe/Paris",
    "2A004": "Europe/Paris",
    "97105": "America/Guadeloupe",
    "97209": "America/Martinique",
    "97302": "America/Cayenne",
    "97411": "Indian/Reunion",
    "97502": "America/Miquelon",
    "97608": "Indian/Mayotte",
    "97701": "America/St_Barthelemy",
    "97801": "America/Marigot",
    "98613": "Pacific/Wallis",
    "98735": "Pacific/Tahiti",
    "98818": "Pacific/Noumea",
    "": "Europe/Paris",
}


@pytest.mark.parametrize("code", ZONES)
def test_each_territory_has_its_clock(code):
    assert territory_of(code).zone.key == ZONES[code]


@pytest.mark.parametrize("code", ZONES)
def test_each_territory_has_its_holidays(code):
    assert date(2026, 7, 14) in territory_of(code).holidays_of(2026)


ABOLITION = {
    "97105": date(2026, 5, 27),
    "97209": date(2026, 5, 22),
    "97302": date(2026, 6, 10),
    "97411": date(2026, 12, 20),
    "97608": date(2026, 4, 27),
}


@pytest.mark.parametrize("code", ABOLITION)
def test_the_abolition_of_slavery_has_its_own_day_overseas(code):
    assert ABOLITION[code] in territory_of(code).holidays_of(2026)


def test_a_postcode_says_it_when_there_is_no_insee_code():
    assert territory_of("", "97410").zone.key == "Indian/Reunion"


def test_saint_martin_has_a_postcode_of_guadeloupe():
    assert territory_of("", "97150").zone.key == "America/Marigot"
