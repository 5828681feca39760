"""What may be asked of hours before they are said of a place."""

import pytest

from services.directory.hours.doors import HoursDoors


@pytest.mark.parametrize(
    ("text", "horaires", "hours_text", "why"),
    [
        ("lundi de 9h à 12h", "Mo 09:00-12:00", "lundi de 9h à 12h", ""),
        ("Mo 09:00-12:00", "Mo 09:00-12:00", "", ""),
        ("closed", "closed", "", ""),
        ("selon la semaine", "", "selon la semaine", "unread words: selon, semaine"),
    ],
)
def test_hours_are_answered_as_a_listing_would_keep_them(text, horaires, hours_text, why):
    read = HoursDoors().read_hours(text)

    assert read == {"horaires": horaires, "hours_text": hours_text, "why": why}
