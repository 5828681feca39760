"""No SMS rings at night, on a Sunday or on a public holiday of where it rings."""

from datetime import UTC, datetime

import pytest

from services.directory.contract.zones import zone_of
from services.notify.quiet.hours import next_allowed

TOURS, STRASBOURG, METZ, LILLE = "37000", "67000", "57000", "59000"
SAINT_DENIS, POINTE_A_PITRE, PAPEETE, GUSTAVIA = "97400", "97110", "98714", "97133"


def delivered(local, code_postal):
    """When what is ready at this local time is delivered, by the same clocks."""
    zone = zone_of(code_postal)
    ready = datetime.fromisoformat(local).replace(tzinfo=zone).astimezone(UTC)
    then = next_allowed(ready, zone, code_postal)
    return then.astimezone(zone).replace(tzinfo=None).isoformat(" ", "minutes")


@pytest.mark.parametrize(
    ("code_postal", "name"),
    [
        ("37000", "Europe/Paris"),
        ("20000", "Europe/Paris"),
        ("", "Europe/Paris"),
        ("97110", "America/Guadeloupe"),
        ("97133", "America/St_Barthelemy"),
        ("97150", "America/Marigot"),
        ("97200", "America/Martinique"),
        ("97300", "America/Cayenne"),
        ("97400", "Indian/Reunion"),
        ("97500", "America/Miquelon"),
        ("97600", "Indian/Mayotte"),
        ("98600", "Pacific/Wallis"),
        ("98714", "Pacific/Tahiti"),
        ("98800", "Pacific/Noumea"),
    ],
)
def test_a_postcode_has_its_clocks(code_postal, name):
    assert zone_of(code_postal).key == name


@pytest.mark.parametrize(
    ("ready", "code_postal"),
    [
        ("2026-03-03 08:00", TOURS),
        ("2026-03-03 19:59", TOURS),
        ("2026-03-07 12:00", TOURS),
        ("2026-04-03 12:00", LILLE),
        ("2026-12-26 12:00", LILLE),
        ("2026-12-21 12:00", SAINT_DENIS),
        ("2026-05-27 12:00", TOURS),
    ],
)
def test_by_day_an_sms_rings_at_once(ready, code_postal):
    assert delivered(ready, code_postal) == ready


@pytest.mark.parametrize(
    ("ready", "code_postal", "rings"),
    [
        ("2026-03-03 07:59", TOURS, "2026-03-03 08:00"),
        ("2026-03-03 20:00", TOURS, "2026-03-04 08:00"),
        ("2026-03-04 00:00", TOURS, "2026-03-04 08:00"),
        ("2026-03-07 20:00", TOURS, "2026-03-09 08:00"),
        ("2026-03-08 12:00", TOURS, "2026-03-09 08:00"),
        ("2026-05-01 12:00", TOURS, "2026-05-02 08:00"),
        ("2026-04-04 21:00", TOURS, "2026-04-07 08:00"),
        ("2026-04-03 12:00", STRASBOURG, "2026-04-04 08:00"),
        ("2026-04-03 12:00", METZ, "2026-04-04 08:00"),
        ("2026-12-24 21:00", STRASBOURG, "2026-12-28 08:00"),
        ("2026-12-31 21:00", TOURS, "2027-01-02 08:00"),
        ("2027-12-20 12:00", SAINT_DENIS, "2027-12-21 08:00"),
        ("2026-05-27 12:00", POINTE_A_PITRE, "2026-05-28 08:00"),
        ("2026-10-09 12:00", GUSTAVIA, "2026-10-10 08:00"),
        ("2026-03-28 20:00", TOURS, "2026-03-30 08:00"),
        ("2026-03-29 02:30", TOURS, "2026-03-30 08:00"),
        ("2026-10-24 20:00", TOURS, "2026-10-26 08:00"),
        ("2026-10-25 02:30", TOURS, "2026-10-26 08:00"),
    ],
)
def test_at_night_and_on_holidays_an_sms_waits(ready, code_postal, rings):
    assert delivered(ready, code_postal) == rings


@pytest.mark.parametrize(
    ("ready", "code_postal", "rings"),
    [
        ("2026-07-01T12:00Z", TOURS, "2026-07-01T12:00Z"),
        ("2026-07-01T11:00Z", POINTE_A_PITRE, "2026-07-01T12:00Z"),
        ("2026-07-01T16:30Z", SAINT_DENIS, "2026-07-02T04:00Z"),
        ("2026-07-01T12:00Z", PAPEETE, "2026-07-01T18:00Z"),
        ("2026-03-27T20:00Z", TOURS, "2026-03-28T07:00Z"),
        ("2026-03-30T01:00Z", TOURS, "2026-03-30T06:00Z"),
        ("2026-10-26T01:00Z", TOURS, "2026-10-26T07:00Z"),
    ],
)
def test_it_is_the_recipients_morning_that_counts(ready, code_postal, rings):
    then = next_allowed(datetime.fromisoformat(ready), zone_of(code_postal), code_postal)

    assert then == datetime.fromisoformat(rings)


def test_the_answer_is_in_utc():
    noon = datetime.fromisoformat("2026-03-03T13:00+01:00")

    assert next_allowed(noon, zone_of(TOURS), TOURS).tzinfo is UTC
