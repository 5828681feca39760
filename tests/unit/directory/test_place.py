"""What may happen to a place."""

from datetime import UTC, date, datetime, timedelta

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor, Command, PlaceChanges
from services.directory.places.identity import place_id_of
from services.directory.places.place import Place
from services.directory.places.refusals import PlaceNotFound
from services.wire.errors import Conflict, Forbidden
from services.wire.saving import ChangedMeanwhile

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AN_IMPORT = Actor(person_id="", role="import", via="import:tours.csv")
AN_EDITOR = Actor(person_id="e", role="editor", via="api", place_ids=("p",))
A_STRANGER = Actor(person_id="s", role="editor", via="api", place_ids=("other",))
AN_OPERATOR = Actor(person_id="o", role="operator", via="api")
HOURS = PlaceChanges(horaires="Mo 09:00-12:00")


def details(**fields):
    return PlaceDetails(**{"nom": "FunLab", "commune": "Tours", **fields})


def a_kept_place(**fields):
    """A place that was imported and saved."""
    place = Place.new("p").publish(details(**fields), AN_IMPORT, NOON)
    return kept(place)


def kept(place):
    """The place as it is read again after it was saved."""
    return Place(**{**vars(place), "fact": None})


def test_the_same_row_of_the_same_source_is_the_same_place():
    assert place_id_of("tours.csv", "1") == place_id_of("tours.csv", "1")


def test_the_same_id_of_another_source_is_another_place():
    assert place_id_of("tours.csv", "1") != place_id_of("blois.csv", "1")


def test_publishing_the_same_again_is_nothing_new():
    place = a_kept_place()

    assert place.publish(details(), AN_IMPORT, NOON) is place


def test_a_new_place_tells_what_it_has():
    place = Place.new("p").publish(details(), AN_IMPORT, NOON)

    assert place.fact.changed == ("commune", "nom")
    assert place.revision == 1


def test_a_revision_tells_before_and_after():
    place = a_kept_place(horaires="Tu 14:00-22:00").revise(HOURS, 1, AN_EDITOR, NOON)

    assert place.fact.before["horaires"] == "Tu 14:00-22:00"
    assert place.fact.after["horaires"] == "Mo 09:00-12:00"


def test_a_revision_moves_the_day_of_the_update():
    place = a_kept_place(date_maj=date(2020, 6, 30)).revise(HOURS, 1, AN_EDITOR, NOON)

    assert place.details.date_maj == NOON.date()


def test_a_revision_that_says_nothing_new_is_the_same_place():
    place = a_kept_place(horaires="Mo 09:00-12:00")

    assert place.revise(HOURS, 1, AN_EDITOR, NOON) is place


def test_a_revision_of_what_has_changed_meanwhile_is_refused():
    with pytest.raises(ChangedMeanwhile):
        a_kept_place().revise(HOURS, 7, AN_EDITOR, NOON)


def test_who_may_not_edit_a_place_is_refused():
    with pytest.raises(Forbidden):
        a_kept_place().revise(HOURS, 1, A_STRANGER, NOON)


def test_an_operator_may_edit_every_place():
    assert a_kept_place().revise(HOURS, 1, AN_OPERATOR, NOON).revision == 2


def test_a_withdrawn_place_is_not_shown():
    place = a_kept_place().withdraw(1, AN_OPERATOR, NOON)

    with pytest.raises(PlaceNotFound):
        place.snapshot()


def test_a_source_does_not_bring_a_withdrawn_place_back():
    place = kept(a_kept_place().withdraw(1, AN_OPERATOR, NOON))

    assert place.publish(details(nom="Encore"), AN_IMPORT, NOON) is place


def test_what_a_person_said_outlives_the_import_of_an_older_file():
    place = kept(a_kept_place().revise(HOURS, 1, AN_EDITOR, NOON))

    again = place.publish(details(date_maj=date(2026, 1, 1)), AN_IMPORT, NOON)

    assert again.details.horaires == "Mo 09:00-12:00"


def test_what_a_person_said_gives_way_to_a_source_updated_since():
    place = kept(a_kept_place().revise(HOURS, 1, AN_EDITOR, NOON))

    newer = details(horaires="Fr 14:00-18:00", date_maj=date(2026, 3, 3))

    assert place.publish(newer, AN_IMPORT, NOON).details.horaires == "Fr 14:00-18:00"


def test_a_source_that_says_the_same_again_undoes_nothing_however_new_it_is():
    future = {"horaires": "Fr 14:00-18:00", "date_maj": date(2027, 1, 1)}
    place = kept(a_kept_place(**future).revise(HOURS, 1, AN_EDITOR, NOON))

    assert place.publish(details(**future), AN_IMPORT, NOON) is place


def test_a_listing_is_fresh_for_half_a_year_after_its_update():
    place = a_kept_place(date_maj=date(2026, 1, 1))

    assert place.snapshot().fresh_until == date(2026, 6, 30)


def test_nobody_knows_how_fresh_a_listing_without_a_date_is():
    assert a_kept_place().snapshot().fresh_until is None


def test_a_command_that_comes_again_has_its_receipt():
    command = Command(key="k", fingerprint="f")
    place, receipt = a_kept_place().revise(HOURS, 1, AN_EDITOR, NOON).keep_receipt(command, NOON)

    assert place.receipt_for(command) == receipt


def test_a_key_that_served_for_something_else_is_refused():
    command, other = Command(key="k", fingerprint="f"), Command(key="k", fingerprint="g")
    place, _ = a_kept_place().revise(HOURS, 1, AN_EDITOR, NOON).keep_receipt(command, NOON)

    with pytest.raises(Conflict):
        place.receipt_for(other)


def test_receipts_are_forgotten_after_a_day():
    yesterday, command = NOON - timedelta(hours=25), Command(key="k", fingerprint="f")
    place, _ = (
        a_kept_place().revise(HOURS, 1, AN_EDITOR, yesterday).keep_receipt(command, yesterday)
    )

    later, _ = place.keep_receipt(Command(key="l", fingerprint="f"), NOON)

    assert later.receipt_for(command) is None


def test_receipts_do_not_grow_without_end():
    place = a_kept_place()
    for number in range(150):
        place, _ = place.keep_receipt(Command(key=f"k{number}", fingerprint="f"), NOON)

    assert len(place.receipts) == 100
    assert place.receipt_for(Command(key="k149", fingerprint="f"))
