"""Whoever may, says that a listing is still right; when it is asked again follows from that."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor, Command, PlaceChanges
from services.directory.places.document import fields_of, place_from
from services.directory.places.due import CONFIRMED_FOR, first_due
from services.directory.places.place import Place
from services.directory.places.refusals import PlaceNotFound
from services.directory.places.telling import entries_of
from services.wire.errors import Forbidden
from services.wire.saving import ChangedMeanwhile

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=30)
AN_IMPORT = Actor(person_id="", role="import", via="import:tours.csv")
AN_EDITOR = Actor(person_id="e", role="editor", via="api", place_ids=("p",))
BY_REMINDER = Actor(person_id="e", role="editor", via="reminder", place_ids=("p",))
A_STRANGER = Actor(person_id="s", role="editor", via="api", place_ids=("other",))
AN_OPERATOR = Actor(person_id="o", role="operator", via="api")
HOURS = PlaceChanges(horaires="Mo 09:00-12:00")


def imported(place_id="p", **fields):
    return Place.new(place_id).publish(PlaceDetails(nom="FunLab", **fields), AN_IMPORT, NOON)


def kept(place):
    """The place as it is read again after it was saved."""
    document = {"_id": place.place_id, "revision": place.revision, **fields_of(place)}
    return place_from(document)


def told(place):
    return [entry["type"] for entry in entries_of(place)]


def receipt(place):
    return entries_of(place)[1]["event"]


def test_a_confirmed_place_is_fresh_for_half_a_year():
    place = kept(imported(date_maj=date(2020, 6, 30))).confirm(AN_EDITOR, LATER)

    assert place.confirmed_at == LATER
    assert place.snapshot().fresh_until == LATER.date() + CONFIRMED_FOR


def test_a_confirmation_tells_everyone_what_has_changed():
    place = kept(imported()).confirm(AN_EDITOR, LATER)

    assert entries_of(place)[0]["event"]["changed"] == ["confirmed_at", "fresh_until"]


def test_a_confirmation_stands_in_the_history():
    place = kept(imported()).confirm(AN_EDITOR, LATER)

    line = entries_of(place)[0]["history"]
    assert (line["_id"], line["what"]) == ("p/2", "confirmed")


def test_confirming_what_was_confirmed_since_is_nothing_new():
    place = kept(kept(imported()).confirm(AN_EDITOR, LATER))

    assert place.confirm(AN_EDITOR, LATER) is place
    assert place.confirm(AN_EDITOR, NOON) is place


def test_who_may_not_edit_a_place_may_not_confirm_it():
    with pytest.raises(Forbidden):
        kept(imported()).confirm(A_STRANGER, LATER)


def test_a_withdrawn_place_is_not_confirmed():
    with pytest.raises(PlaceNotFound):
        kept(imported()).withdraw(1, AN_OPERATOR, NOON).confirm(AN_OPERATOR, LATER)


def test_what_has_changed_meanwhile_is_not_confirmed():
    with pytest.raises(ChangedMeanwhile):
        kept(imported()).confirm(AN_EDITOR, LATER, revision=7)


def test_a_revision_and_its_confirmation_are_one_save():
    place = kept(imported()).revise(HOURS, 1, AN_EDITOR, LATER).confirm(AN_EDITOR, LATER)

    assert (place.revision, place.read_revision, place.confirmed_at) == (2, 1, LATER)
    assert place.fact.changed == ("confirmed_at", "date_maj", "fresh_until", "horaires")


def test_the_receipt_of_a_confirmation_says_what_it_changed():
    place = kept(imported()).confirm(AN_EDITOR, LATER)

    _, answer = place.keep_receipt(Command(key="k", fingerprint="f"), LATER)

    assert answer.changed == ("confirmed_at", "fresh_until")


def test_an_editor_is_told_what_they_changed():
    place = kept(imported()).revise(HOURS, 1, AN_EDITOR, LATER)

    assert receipt(place)["person_id"] == "e"
    assert receipt(place)["changed"] == ["date_maj", "horaires"]
    assert not receipt(place)["confirmed"]


def test_an_editor_is_told_that_they_only_confirmed():
    place = kept(imported()).confirm(AN_EDITOR, LATER)

    assert (receipt(place)["changed"], receipt(place)["confirmed"]) == ([], True)


def test_an_editor_who_changes_and_confirms_gets_one_receipt():
    place = kept(imported()).revise(HOURS, 1, AN_EDITOR, LATER).confirm(AN_EDITOR, LATER)

    assert told(place) == ["place.published.v1", "place.revised.v1"]
    assert receipt(place)["changed"] == ["date_maj", "horaires"]
    assert receipt(place)["confirmed"]


def test_an_import_gets_no_receipt():
    assert told(imported()) == ["place.published.v1"]


def test_an_operator_gets_no_receipt():
    place = kept(imported()).revise(HOURS, 1, AN_OPERATOR, LATER)

    assert told(place) == ["place.published.v1"]


def test_who_answers_a_reminder_gets_no_second_receipt():
    place = kept(imported()).confirm(BY_REMINDER, LATER)

    assert told(place) == ["place.published.v1"]


def test_an_editor_who_withdraws_gets_no_receipt():
    place = kept(imported()).withdraw(1, AN_EDITOR, LATER)

    assert told(place) == ["place.withdrawn.v1"]


def test_an_imported_place_comes_due_within_the_period():
    assert NOON <= imported().due_at < NOON + CONFIRMED_FOR


def test_the_places_of_an_import_come_due_on_all_days():
    days = {(first_due(f"place {number}", NOON) - NOON).days for number in range(5000)}

    assert days == set(range(180))


def test_importing_again_does_not_move_the_due_date():
    place = kept(imported())

    again = place.publish(PlaceDetails(nom="Autre"), AN_IMPORT, LATER)

    assert again.due_at == place.due_at


def test_a_confirmed_place_comes_due_after_half_a_year():
    place = kept(imported()).confirm(AN_EDITOR, LATER)

    assert place.due_at == LATER + CONFIRMED_FOR


def test_a_revision_alone_does_not_move_the_due_date():
    place = kept(imported())

    assert place.revise(HOURS, 1, AN_EDITOR, LATER).due_at == place.due_at


def test_a_place_kept_before_there_were_due_dates_gets_one_when_it_is_saved():
    old = fields_of(imported()) | {"_id": "p", "revision": 1, "shape": 1}
    since = ("due_at", "ask_at", "department", "suspended", "period_days", "default_days")
    for name in (*since, "unverified_since"):
        del old[name]

    place = place_from(old)

    assert place.due_at is None
    assert place.revise(HOURS, 1, AN_EDITOR, LATER).due_at == first_due("p", LATER)


def asked(place):
    """The place after its first reminder, on its due date."""
    return replace(place, asked_for=place.due_at, asked_at=(place.due_at,))


def test_a_place_that_was_asked_is_asked_again_after_a_week():
    place = kept(imported())

    assert place.ask_at == place.due_at
    assert asked(place).ask_at == place.due_at + timedelta(days=7)


def test_a_place_that_was_confirmed_is_asked_for_its_next_date():
    confirmed = asked(kept(imported())).confirm(AN_EDITOR, LATER)

    assert confirmed.ask_at == LATER + CONFIRMED_FOR


def test_a_place_asked_before_there_was_a_ladder_has_climbed_one_rung():
    place = imported()
    old = fields_of(place) | {"_id": "p", "revision": 1, "asked_for": place.due_at}

    assert place_from(old).climbed == (place.due_at,)


def test_a_confirmation_holds_as_long_as_the_territory_says():
    place = replace(kept(imported()), default_days=90).confirm(AN_EDITOR, LATER)

    assert place.due_at == LATER + timedelta(days=90)
    assert place.snapshot().fresh_until == LATER.date() + timedelta(days=90)


def test_a_confirmation_holds_as_long_as_the_place_chose_before_all():
    place = replace(kept(imported()), default_days=90, period_days=30).confirm(AN_EDITOR, LATER)

    assert place.due_at == LATER + timedelta(days=30)


def test_what_was_decided_about_a_place_is_kept():
    place = replace(
        kept(imported()),
        unverified_since=LATER,
        suspended=True,
        period_days=30,
        default_days=90,
    )

    assert kept(place) == place
