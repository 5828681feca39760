"""Hours of a listing: what was written is kept beside what was read."""

from datetime import date

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import PlaceChanges
from tests.unit.directory.test_place import AN_EDITOR, AN_IMPORT, NOON, a_kept_place

TOLD = "Du lundi au vendredi de 9h à 12h"
READ = "Mo-Fr 09:00-12:00"
CHRISTMAS = {"first": "2026-12-24", "last": "2027-01-02", "note": "congés"}


def revised(place=None, **said):
    place = place or a_kept_place()
    return place.revise(PlaceChanges(**said), place.revision, AN_EDITOR, NOON)


def kept(place):
    return place.details.horaires, place.details.hours_text


def test_french_hours_are_read_and_kept_with_their_text():
    assert kept(revised(horaires=TOLD)) == (READ, TOLD)


def test_hours_that_cannot_be_read_are_only_a_text():
    assert kept(revised(horaires="Selon les semaines")) == ("", "Selon les semaines")


def test_hours_in_the_form_of_osm_need_no_text():
    assert kept(revised(horaires=" Mo-Fr  09:00-12:00; ")) == (READ, "")


def test_new_hours_take_the_old_text_away():
    before = a_kept_place(horaires=READ, hours_text=TOLD)

    assert kept(revised(before, horaires="24/7")) == ("24/7", "")
    assert kept(revised(before, horaires="")) == ("", "")


def test_a_text_alone_changes_nothing_else():
    before = a_kept_place(horaires=READ, hours_text=TOLD)

    assert kept(revised(before, telephone="+33247000000")) == (READ, TOLD)


def test_exceptional_hours_are_a_change_like_another():
    place = revised(exceptional_hours=[CHRISTMAS])

    assert place.details.exceptional_hours == (ExceptionalHours(**CHRISTMAS),)
    assert place.fact.after["exceptional_hours"] == [{**CHRISTMAS, "hours": ""}]
    assert place.snapshot().exceptional_hours[0].last == date(2027, 1, 2)


def test_the_hours_of_a_stop_are_read_too():
    place = revised(stops=[{"nom": "Mairie", "horaires": "Le mardi de 9h à 12h"}])

    (stop,) = place.snapshot().stops
    assert (stop.horaires, stop.hours_text) == ("Tu 09:00-12:00", "Le mardi de 9h à 12h")


def test_a_source_takes_neither_exceptional_hours_nor_stops_away():
    place = revised(exceptional_hours=[CHRISTMAS], stops=[{"nom": "Mairie"}])
    newer = PlaceDetails(nom="La Grange", date_maj=date(2030, 1, 1))

    published = place.publish(newer, AN_IMPORT, NOON).details

    assert published.exceptional_hours == place.details.exceptional_hours
    assert published.stops == place.details.stops


def test_hours_that_a_person_said_keep_away_the_text_of_a_source():
    place = revised(horaires="24/7")
    older = PlaceDetails(nom="La Grange", horaires=READ, hours_text=TOLD)

    assert kept(place.publish(older, AN_IMPORT, NOON)) == ("24/7", "")
