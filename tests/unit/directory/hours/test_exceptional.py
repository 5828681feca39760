"""Closures and hours of certain dates, beside the usual ones."""

import pytest

from services.directory.contract.dated_hours import ExceptionalHours, ExceptionalHoursDraft
from services.directory.contract.hours.exceptional import exceptional_sentences


def told(language="fr", **said):
    (line,) = exceptional_sentences([ExceptionalHours(**said)], language)
    return f"{line.days} : {line.times}".replace("\u00a0", " ")


CHRISTMAS = {"first": "2026-12-24", "last": "2027-01-02", "note": "congés"}


def test_a_closure_is_told_with_its_reason():
    assert told(**CHRISTMAS) == "du 24 décembre 2026 au 2 janvier 2027 : fermé (congés)"
    assert told("en", **CHRISTMAS) == "from 24 December 2026 to 2 January 2027 : closed (congés)"


def test_the_hours_of_one_day_are_told_with_its_date():
    one_day = {"first": "2026-12-12", "last": "2026-12-12", "hours": "09:00-10:00,14:00-16:30"}

    assert told(**one_day) == "le 12 décembre 2026 : 9 h – 10 h, 14 h – 16 h 30"


@pytest.mark.parametrize(
    ("hours", "last"),
    [
        ("", "2026-08-09"),
        ("", "2028-08-10"),
        ("09:00", "2026-08-10"),
        ("9:00-12:00", "2026-08-10"),
        ("12:00-09:00", "2026-08-10"),
        ("09:00-12:00,11:00-13:00", "2026-08-10"),
        ("22:00-25:00", "2026-08-10"),
    ],
)
def test_what_no_calendar_has_is_refused(hours, last):
    with pytest.raises(ValueError, match="1 validation error"):
        ExceptionalHoursDraft(first="2026-08-10", last=last, hours=hours)
