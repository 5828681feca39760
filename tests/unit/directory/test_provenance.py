"""Whose word counts when a source describes a place again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.places.facts import Said
from services.directory.places.provenance import conflicts_between, reconciled, vouched_for

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
EARLIER, LATER = NOON - timedelta(days=9), NOON + timedelta(days=9)
OURS = PlaceDetails(nom="EPN", telephone="+33247000001", horaires="", hours_text="le soir")
BY_A_PERSON = {"telephone": Said("editor", NOON)}
BY_THE_SOURCE = {"telephone": Said("import:x.csv", NOON)}


def told(day: date | None, **fields: str) -> PlaceDetails:
    return PlaceDetails(**{"nom": "EPN", "date_maj": day, **fields})


def decided(vouched, their: PlaceDetails) -> list[tuple[str, bool]]:
    return [(each.field, each.ours_won) for each in conflicts_between(OURS, vouched, their)]


@pytest.mark.parametrize(
    ("day", "ours_win"),
    [
        (None, True),
        (EARLIER.date(), True),
        (NOON.date(), True),
        (LATER.date(), False),
    ],
)
def test_the_newer_word_wins(day, ours_win):
    vouched = vouched_for(OURS, BY_A_PERSON, None)
    their = told(day, telephone="+33247000002")

    assert decided(vouched, their) == [("telephone", ours_win)]
    kept = reconciled(OURS, vouched, their).telephone
    assert kept == (OURS.telephone if ours_win else their.telephone)


def test_what_only_its_source_said_is_no_conflict():
    vouched = vouched_for(OURS, BY_THE_SOURCE, None)

    assert decided(vouched, told(None, telephone="+33247000002")) == []


def test_what_both_say_is_no_conflict():
    vouched = vouched_for(OURS, BY_A_PERSON, None)

    assert decided(vouched, told(LATER.date(), telephone=OURS.telephone)) == []


def test_who_confirms_a_listing_vouches_for_what_it_says():
    vouched = vouched_for(OURS, BY_THE_SOURCE, LATER)

    assert vouched["telephone"] == vouched["nom"] == LATER
    assert "adresse" not in vouched


def test_who_confirmed_before_does_not_vouch_for_what_the_source_said_since():
    assert "telephone" not in vouched_for(OURS, BY_THE_SOURCE, EARLIER)


def test_what_a_person_emptied_stays_empty():
    emptied = {"adresse": Said("editor", NOON)}
    vouched = vouched_for(OURS, emptied, None)

    assert reconciled(OURS, vouched, told(EARLIER.date(), adresse="1 rue X")).adresse == ""


@pytest.mark.parametrize("field", ["horaires", "hours_text"])
def test_hours_and_the_text_they_were_read_from_go_together(field):
    vouched = vouched_for(OURS, {field: Said("editor", NOON)}, None)
    their = told(EARLIER.date(), horaires="Mo 09:00-12:00", hours_text="lundi 9h-12h")

    kept = reconciled(OURS, vouched, their)

    assert (kept.horaires, kept.hours_text) == ("", "le soir")
    [conflict] = conflicts_between(OURS, vouched, their)
    assert (conflict.field, conflict.ours, conflict.theirs) == (
        *("horaires", "le soir", "Mo 09:00-12:00"),
    )


def test_the_day_of_an_update_is_no_claim():
    vouched = vouched_for(OURS, {"date_maj": Said("editor", NOON)}, None)

    assert decided(vouched, told(EARLIER.date())) == []
