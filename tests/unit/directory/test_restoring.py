"""Having an earlier revision back, and who sees what of the history."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from services.directory.contract.history import HistoryLine
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor, PlaceChanges
from services.directory.history.refusals import (
    HistoryIncomplete,
    NoSuchStretch,
    RevisionNotFound,
)
from services.directory.history.restoring import details_at, restored
from services.directory.history.stretch import Mark, page_of
from services.directory.places.place import Place
from services.directory.places.telling import entries_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=30)
AN_IMPORT = Actor(person_id="", role="import", via="import:tours.csv")
AN_EDITOR = Actor(person_id="e", role="editor", via="api", place_ids=("p",))
A_REFERENT = Actor(person_id="r", role="referent", via="page", territories=("37",))
FIRST = PlaceDetails(nom="FunLab", horaires="Tu 14:00-22:00", date_maj=date(2026, 1, 1))


def line_of(place):
    line = entries_of(place)[0]["history"]
    return HistoryLine(line_id=line["_id"], **{**line, **line["by"]})


@pytest.fixture
def grown():
    """A place of four revisions, as it is now, and its lines."""
    made = [Place.new("p").publish(FIRST, AN_IMPORT, NOON)]
    for changes in ({"horaires": "closed"}, {"telephone": "+33247000000", "services": ()}):
        place = replace(made[-1], fact=None)
        made.append(place.revise(PlaceChanges(**changes), place.revision, AN_EDITOR, NOON))
    made.append(replace(made[-1], fact=None).confirm(AN_EDITOR, NOON))
    return replace(made[-1], fact=None), [line_of(place) for place in made]


def test_what_a_place_said_is_told_by_taking_changes_back(grown):
    assert details_at(*with_revision(grown, 1)) == FIRST
    assert details_at(*with_revision(grown, 2)).horaires == "closed"
    assert details_at(*with_revision(grown, 2)).telephone == ""


def with_revision(grown, revision):
    place, lines = grown
    return place, revision, lines


def test_it_is_one_more_revision_of_today(grown):
    place, lines = grown

    back = restored(place, 1, lines, A_REFERENT, LATER)

    assert (back.revision, back.details.horaires) == (5, "Tu 14:00-22:00")
    assert back.details.date_maj == LATER.date()


def test_it_has_a_line_of_its_own(grown):
    place, lines = grown

    line = line_of(restored(place, 1, lines, A_REFERENT, LATER))

    assert (line.line_id, line.what, line.person_id) == ("p/5", "restored", "r")
    assert line.before["horaires"] == "closed"
    assert line.after["horaires"] == "Tu 14:00-22:00"


def test_an_import_does_not_undo_it(grown):
    place, lines = grown
    back = replace(restored(place, 1, lines, A_REFERENT, LATER), fact=None)

    again = back.publish(FIRST.model_copy(update={"horaires": "closed"}), AN_IMPORT, LATER)

    assert again.details.horaires == "Tu 14:00-22:00"


def test_what_it_says_already_is_nothing_new(grown):
    place, lines = grown

    assert restored(place, 3, lines, A_REFERENT, LATER) is place


@pytest.mark.parametrize("revision", [-1, 0, 4, 9])
def test_what_is_no_earlier_revision_is_refused(grown, revision):
    with pytest.raises(RevisionNotFound):
        details_at(*with_revision(grown, revision))


def test_a_gap_in_the_history_is_refused(grown):
    place, lines = grown

    with pytest.raises(HistoryIncomplete):
        details_at(place, 1, [line for line in lines if line.revision != 3])


def test_lines_that_changed_nothing_fill_no_gap(grown):
    place, lines = grown
    asked = lines[2].model_copy(update={"line_id": "p/due/2026-03-02"})

    with pytest.raises(HistoryIncomplete):
        details_at(place, 1, [asked, *(line for line in lines if line.revision != 3)])


def test_the_newest_revision_comes_first(grown):
    page = page_of(grown[1], 3, shows_who=True)

    assert [line.revision for line in page.lines] == [4, 3, 2]
    assert page.next_after == str(Mark.of(page.lines[-1]))


def test_the_last_stretch_has_no_next_one(grown):
    assert page_of(grown[1], 5, shows_who=True).next_after is None


def test_who_it_was_is_not_for_everybody(grown):
    page = page_of(grown[1], 5, shows_who=False)

    assert {line.person_id for line in page.lines} == {""}
    assert page.lines[0].role == "editor"


def test_a_mark_is_read_as_it_was_written():
    mark = Mark(NOON, 2, "p/due/2026-03-02T12:00:00+00:00")

    assert Mark.read(str(mark)) == mark


LARGE = f"1:{'9' * 30}:x"  # more than MongoDB can be asked for


@pytest.mark.parametrize("after", ["p/2", ":", "1:-1:p", "²:2:p", "9" * 40 + ":2:p", LARGE])
def test_what_is_no_mark_is_refused(after):
    with pytest.raises(NoSuchStretch):
        Mark.read(after)
