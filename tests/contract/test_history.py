"""What is promised to those who read a place's history, and to those who restore it."""

from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.history.refusals import HistoryIncomplete
from services.directory.history.store import HistoryStore
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.reminders.asking import climbing
from services.directory.reminders.store import TerritoryStore
from services.directory.service import DirectoryService
from services.wire.errors import Forbidden
from services.wire.saving import ChangedMeanwhile

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AN_IMPORT = Actor(person_id="", role="import", via="import:test")
EDITOR = {"person_id": "e", "role": "editor", "via": "api", "place_ids": ["p"]}
STRANGER = EDITOR | {"place_ids": ["other"]}
REFERENT = {"person_id": "r", "role": "referent", "via": "page", "territories": ["37"]}
OPERATOR = {"person_id": "o", "role": "operator", "via": "api"}
A_COMMAND = {"key": "restore", "fingerprint": "f"}


def revise(directory, revision, **changes):
    command = {"key": f"revise {revision}", "fingerprint": "f"}
    directory.revise_place("p", changes, revision, EDITOR, command)


def relay(directory):
    """All that waits is carried on, as the relay does."""
    outbox = directory.places.outbox
    waiting = outbox.pending(100)
    outbox.keep_history(waiting)
    outbox.mark_dispatched(waiting)


@pytest.fixture
def directory(database):
    """A place of three revisions: of the first two the relay has carried the lines."""
    service = DirectoryService()
    service.places, service.history = PlaceStore(database), HistoryStore(database)
    service.territories, service.clock = TerritoryStore(database), lambda: NOON
    service.places.prepare()
    details = PlaceDetails(nom="FunLab", code_insee="37261", horaires="Tu 14:00-22:00")
    service.places.save(Place.new("p").publish(details, AN_IMPORT, NOON))
    revise(service, 1, horaires="closed")
    relay(service)
    revise(service, 2, telephone="+33247000000")
    return service


def history(directory, actor=REFERENT, after=None, limit=10):
    return directory.list_history("p", actor, after, limit)


def stretches(directory, after, limit):
    """The ids of all lines from there on, asked for in stretches."""
    page = history(directory, after=after, limit=limit)
    found = [line["line_id"] for line in page["lines"]]
    rest = page["next_after"]
    return found + (stretches(directory, rest, limit) if rest else [])


def test_every_change_says_who_when_from_where_before_and_after(directory):
    line = history(directory)["lines"][1]

    assert (line["revision"], line["person_id"], line["via"]) == (2, "e", "api")
    assert line["at"] == "2026-03-02T12:00:00Z"
    assert line["before"]["horaires"] == "Tu 14:00-22:00"
    assert line["after"]["horaires"] == "closed"


def test_what_the_relay_has_not_carried_yet_is_there_once(directory):
    before = [line["line_id"] for line in history(directory)["lines"]]

    relay(directory)

    assert before == ["p/3", "p/2", "p/1"]
    assert [line["line_id"] for line in history(directory)["lines"]] == before


def test_a_line_that_lies_in_both_is_there_once(directory):
    directory.places.outbox.keep_history(directory.places.outbox.pending(100))

    assert len(history(directory)["lines"]) == 3


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_stretches_follow_one_another(directory, limit):
    place = directory.places.find("p")
    directory.places.tell([climbing(place, NOON)])

    found = stretches(directory, None, limit)

    assert found == [f"p/due/{place.due_at.isoformat()}", "p/3", "p/2", "p/1"]


def test_an_editor_sees_what_but_not_who(directory):
    lines = history(directory, EDITOR)["lines"]

    assert [line["what"] for line in lines] == ["published"] * 3
    assert {line["person_id"] for line in lines} == {""}


def test_who_keeps_another_place_sees_nothing(directory):
    with pytest.raises(Forbidden):
        history(directory, STRANGER)


def test_the_history_of_a_withdrawn_place_is_still_there(directory):
    directory.withdraw_place("p", 3, EDITOR, {"key": "k", "fingerprint": "f"})

    assert history(directory)["lines"][0]["what"] == "withdrawn"


def restore(directory, to_revision, revision=3, actor=REFERENT):
    return directory.restore_revision("p", to_revision, revision, actor, A_COMMAND)


@pytest.mark.parametrize("actor", [REFERENT, OPERATOR])
def test_an_earlier_revision_comes_back_though_a_line_still_waits(directory, actor):
    receipt = restore(directory, 1, actor=actor)

    details = directory.places.find("p").details
    assert (receipt["revision"], details.horaires, details.telephone) == (4, "Tu 14:00-22:00", "")


def test_what_was_restored_can_be_restored_from(directory):
    restore(directory, 1)

    directory.restore_revision("p", 3, 4, REFERENT, {"key": "back", "fingerprint": "g"})

    assert directory.places.find("p").details.horaires == "closed"
    assert [line["what"] for line in history(directory)["lines"]][:2] == ["restored"] * 2


def test_a_restoration_sent_twice_is_carried_out_once(directory):
    assert restore(directory, 1) == restore(directory, 1)
    assert directory.places.find("p").revision == 4


def test_an_editor_restores_nothing(directory):
    with pytest.raises(Forbidden):
        restore(directory, 1, actor=EDITOR)


def test_what_has_changed_meanwhile_is_not_restored(directory):
    with pytest.raises(ChangedMeanwhile):
        restore(directory, 1, revision=2)


def test_without_its_lines_nothing_is_restored(directory, database):
    database["place_history"].delete_one({"_id": "p/2"})

    with pytest.raises(HistoryIncomplete):
        restore(directory, 1)
    assert directory.places.find("p").revision == 3


def test_what_is_known_of_later_changes_restores_as_far(directory, database):
    database["place_history"].delete_one({"_id": "p/2"})

    restore(directory, 2)

    assert directory.places.find("p").details.telephone == ""


def test_a_suspension_is_a_revision_that_restoring_passes_over(directory):
    directory.suspend_place("p", 3, REFERENT, {"key": "k", "fingerprint": "f"})

    restore(directory, 1, revision=4)

    place = directory.places.find("p")
    assert (place.suspended, place.details.horaires) == (True, "Tu 14:00-22:00")
    assert history(directory)["lines"][1]["after"] == {"suspended": True}


def test_a_restored_place_is_due_when_it_was(directory):
    due_at = directory.places.find("p").due_at

    restore(directory, 1)

    assert directory.places.find("p").due_at == due_at
    assert timedelta() < due_at - NOON
