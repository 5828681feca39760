"""Corrections: proposed by anybody, judged by who may, carried out whatever dies in between."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.corrections.filing import MOST_WAITING
from services.directory.corrections.refusals import (
    AlreadyJudged,
    CorrectionNotFound,
    NothingProposed,
    NotOfThisSection,
    ReasonNeeded,
    TooManyCorrections,
)
from services.directory.corrections.store import CorrectionStore
from services.directory.history.store import HistoryStore
from services.directory.places.place import Place
from services.directory.places.refusals import PlaceNotFound
from services.directory.places.store import PlaceStore
from services.directory.receipts import KeyReused
from services.directory.reminders.store import TerritoryStore
from services.directory.service import DirectoryService
from services.wire.errors import Conflict, Forbidden, Invalid, Unavailable
from services.wire.saving import ChangedMeanwhile

NOON = datetime(2096, 3, 2, 12, tzinfo=UTC)  # MongoDB itself forgets what is over
AN_IMPORT = Actor(person_id="", role="import", via="import:test")
ANYBODY = {"person_id": "", "role": "resident", "via": "page"}
EDITOR = {"person_id": "e", "role": "editor", "via": "page", "place_ids": ["p"]}
STRANGER = EDITOR | {"place_ids": ["other"]}
REFERENT = {"person_id": "r", "role": "referent", "via": "page", "territories": ["dep:37"]}
ELSEWHERE = REFERENT | {"territories": ["dep:36"]}
PRESCRIBER = {"person_id": "s", "role": "prescriber", "via": "page"}
HOURS = {"section": "hours", "changes": {"horaires": "Mo 09:00-12:00"}, "remark": "vu ce matin"}
GONE = {"section": "gone"}
ACCEPTED = {"outcome": "accepted"}
REFUSED = {"outcome": "refused", "reason": "Les horaires sont justes."}


class AlwaysMine:
    def acquire(self):
        return 1


class Killed(BaseException):
    """What a process says that dies."""


@pytest.fixture
def directory(database):
    service = DirectoryService()
    service.places, service.history = PlaceStore(database), HistoryStore(database)
    service.corrections, service.territories = CorrectionStore(database), TerritoryStore(database)
    service.clock, service.corrections_lease = (lambda: NOON), AlwaysMine()
    service.places.prepare()
    service.corrections.prepare()
    details = PlaceDetails(nom="FunLab", code_insee="37261", horaires="Tu 14:00-22:00")
    service.places.save(Place.new("p").publish(details, AN_IMPORT, NOON))
    return service


def propose(directory, proposal=HOURS, actor=ANYBODY, key="c"):
    return directory.propose_correction("p", proposal, actor, a_command(key))


def judge(directory, judgement=ACCEPTED, revision=1, actor=EDITOR, key="j"):
    read = {"place_id": "p", **judgement}
    return directory.judge_correction("c", read, revision, actor, a_command(key))


def a_command(key, fingerprint="f"):
    return {"key": key, "fingerprint": fingerprint}


def state(directory):
    return directory.show_proposal("c")["state"]


def horaires(directory):
    return directory.places.find("p").details.horaires


def told(directory, event="correction.judged.v1"):
    waiting = [pending.message for pending in directory.corrections.outbox.pending(10)]
    return [message.body for message in waiting if message.type == event]


def test_what_anybody_proposes_waits_and_changes_nothing(directory):
    shown = propose(directory)

    assert (shown["state"], shown["proposed"]) == ("proposed", HOURS["changes"])
    assert directory.places.find("p").revision == 1


def test_the_same_command_again_is_the_same_correction(directory):
    assert propose(directory) == propose(directory)
    assert directory.corrections.count_waiting("p") == 1


def test_the_same_command_again_is_answered_though_all_has_changed_since(directory):
    first = propose(directory)
    directory.revise_place("p", HOURS["changes"], 1, EDITOR, a_command("r"))
    assert propose(directory) == first

    directory.withdraw_place("p", 2, EDITOR, a_command("w"))
    assert propose(directory) == first


def test_that_something_was_proposed_is_told_once_without_what(directory):
    propose(directory)
    propose(directory)

    [body] = told(directory, "correction.proposed.v1")

    assert b'"nom":"FunLab"' in body
    assert not any(word in body for word in (b"vu ce matin", b"09:00"))


def test_a_key_that_served_for_another_proposal_is_refused(directory):
    propose(directory)

    with pytest.raises(KeyReused):
        directory.propose_correction("p", GONE, ANYBODY, a_command("c", "other"))


@pytest.mark.parametrize(
    ("proposal", "refusal"),
    [
        ({"section": "hours"}, NothingProposed),
        ({"section": "hours", "changes": {"horaires": "Tu 14:00-22:00"}}, NothingProposed),
        ({"section": "hours", "changes": {"telephone": ""}}, NotOfThisSection),
        ({"section": "gone", "changes": {"horaires": ""}}, NotOfThisSection),
        ({"section": "contact", "changes": {"telephone": "douze"}}, Invalid),
        ({"section": "hours", "remark": "x" * 1001}, Invalid),
        ({"section": "hours", "remark": "x\0"}, Invalid),
        ({"section": "all"}, Invalid),
        ({**HOURS, "state": "accepted"}, Invalid),
    ],
)
def test_a_proposal_is_judged_at_the_border_as_an_edit_is(directory, proposal, refusal):
    with pytest.raises(refusal):
        propose(directory, proposal)


def test_nothing_is_proposed_for_a_place_that_is_not_shown(directory):
    directory.withdraw_place("p", 1, EDITOR, a_command("k"))

    with pytest.raises(PlaceNotFound):
        propose(directory)


def test_so_many_wait_that_they_have_to_be_read_first(directory):
    assert len([propose(directory, key=f"c{number}") for number in range(MOST_WAITING)]) == 50

    with pytest.raises(TooManyCorrections):
        propose(directory, key="another")


def test_a_keeper_reads_what_was_proposed_beside_what_is_said(directory):
    propose(directory)

    page = directory.list_place_corrections("p", EDITOR, None, 10)
    [waiting] = page["corrections"]

    assert waiting["before"] == {"horaires": "Tu 14:00-22:00"}
    assert (waiting["place"]["revision"], waiting["role"]) == (1, "resident")
    assert page["nom"] == "FunLab"


def test_the_corrections_of_a_territory_follow_one_another(directory):
    for number in range(3):
        propose(directory, key=f"c{number}")

    first = directory.list_corrections("dep:37", REFERENT, None, 2)
    rest = directory.list_corrections("dep:37", REFERENT, first["next_after"], 2)
    ids = [each["correction"]["correction_id"] for each in first["corrections"]]

    assert ids == ["c0", "c1"]
    assert [each["correction"]["correction_id"] for each in rest["corrections"]] == ["c2"]


@pytest.mark.parametrize("actor", [STRANGER, ELSEWHERE, PRESCRIBER, ANYBODY])
def test_who_may_not_judge_sees_nothing(directory, actor):
    propose(directory)

    with pytest.raises(Forbidden):
        directory.list_place_corrections("p", actor, None, 10)
    with pytest.raises(Forbidden):
        directory.list_corrections("dep:37", actor, None, 10)
    with pytest.raises(Forbidden):
        directory.show_correction("c", actor)
    with pytest.raises(Forbidden):
        judge(directory, REFUSED, actor=actor)
    assert state(directory) == "proposed"


@pytest.mark.parametrize("actor", [EDITOR, REFERENT])
def test_what_is_accepted_is_an_edit_by_its_judge(directory, actor):
    propose(directory)

    assert judge(directory, actor=actor)["state"] == "accepted"
    newest = directory.list_history("p", REFERENT, None, 1)["lines"][0]
    assert newest["after"]["horaires"] == "Mo 09:00-12:00"
    assert (newest["person_id"], newest["via"]) == (actor["person_id"], "correction:page")


def test_what_is_accepted_otherwise_is_edited(directory):
    propose(directory)

    judged = judge(directory, {"outcome": "edited", "changes": {"horaires": "Mo 09:00-13:00"}})

    assert (judged["state"], horaires(directory)) == ("edited", "Mo 09:00-13:00")


def test_what_is_edited_into_what_was_proposed_is_accepted(directory):
    propose(directory)

    assert judge(directory, {"outcome": "edited", "changes": HOURS["changes"]})["state"] == (
        "accepted"
    )


def test_what_is_refused_changes_nothing_and_says_why(directory):
    propose(directory)
    judge(directory, REFUSED)

    shown = directory.show_proposal("c")

    assert (shown["state"], shown["reason"]) == ("refused", REFUSED["reason"])
    assert directory.places.find("p").revision == 1


def test_nothing_is_refused_without_a_reason(directory):
    propose(directory)

    with pytest.raises(ReasonNeeded):
        judge(directory, {"outcome": "refused"})
    assert state(directory) == "proposed"


def test_nothing_is_no_edit(directory):
    propose(directory)

    with pytest.raises(NothingProposed):
        judge(directory, {"outcome": "edited"})


def test_a_remark_alone_can_be_accepted(directory):
    propose(directory, {"section": "address", "remark": "l'entrée est derrière"})

    assert judge(directory)["state"] == "accepted"
    assert directory.places.find("p").revision == 1


def test_a_place_that_is_no_more_is_withdrawn(directory):
    propose(directory, GONE)

    judge(directory)

    assert directory.places.find("p").withdrawn


def test_what_has_changed_meanwhile_is_said_and_waits_again(directory):
    propose(directory)
    directory.revise_place("p", {"horaires": "closed"}, 1, EDITOR, a_command("r"))

    with pytest.raises(ChangedMeanwhile):
        judge(directory)

    assert (state(directory), horaires(directory)) == ("proposed", "closed")
    assert judge(directory, revision=2, key="again")["state"] == "accepted"


def test_what_can_never_be_written_waits_again(directory):
    propose(directory)
    directory.revise_place("p", {"horaires": "closed"}, 1, EDITOR, a_command("j", "other"))

    with pytest.raises(KeyReused):
        judge(directory, revision=2)

    assert judge(directory, REFUSED, revision=2, key="again")["state"] == "refused"


def test_what_was_decided_stays_decided_while_the_store_is_away(directory):
    propose(directory)
    there, away = directory.places, Unavailable("database_away")
    directory.places = Dying(there, "save", "before", away)
    with pytest.raises(Unavailable):
        judge(directory)
    directory.places = there

    with pytest.raises(ChangedMeanwhile):
        judge(directory, REFUSED, key="other")


def test_what_waited_for_a_place_that_was_withdrawn_is_settled_and_told(directory):
    propose(directory)
    propose(directory, GONE, key="gone")
    directory.withdraw_place("p", 1, EDITOR, a_command("w"))

    directory.carry_on_judging()

    assert (state(directory), len(told(directory))) == ("refused", 2)
    assert directory.show_proposal("gone")["state"] == "accepted"


def test_what_waited_for_a_place_that_was_merged_waits_for_the_other(directory):
    propose(directory)
    other = PlaceDetails(nom="Other", code_insee="37261")
    directory.places.save(Place.new("q").publish(other, AN_IMPORT, NOON))
    merged = directory.places.find("p").withdraw(1, Actor.model_validate(EDITOR), NOON)
    directory.places.save(replace(merged, replaced_by="q"))

    directory.carry_on_judging()

    page = directory.list_place_corrections("q", REFERENT, None, 10)
    assert [each["correction"]["correction_id"] for each in page["corrections"]] == ["c"]
    with pytest.raises(Conflict, match="changed_meanwhile"):
        judge(directory, actor=REFERENT)  # who read the place that it was proposed of
    judged = judge(directory, {**ACCEPTED, "place_id": "q"}, actor=REFERENT, key="again")
    assert judged["state"] == "accepted"
    assert directory.places.find("q").details.horaires == "Mo 09:00-12:00"


def test_it_is_judged_once(directory):
    propose(directory)
    judge(directory)

    with pytest.raises(AlreadyJudged):
        judge(directory, REFUSED, revision=2, key="other")


def test_nobody_decides_otherwise_while_a_decision_is_carried_out(directory):
    propose(directory)
    die_at(directory, "places", "save", "before")

    with pytest.raises(ChangedMeanwhile):
        judge(directory, REFUSED, key="other")

    assert judge(directory)["state"] == "accepted"


def test_the_same_judgement_sent_twice_is_answered_twice(directory):
    propose(directory)

    assert judge(directory) == judge(directory)
    assert directory.places.find("p").revision == 2


def test_what_was_judged_is_told_once_without_who_or_what(directory):
    propose(directory)
    judge(directory)

    [body] = told(directory)

    assert b'"outcome":"accepted"' in body
    assert not any(word in body for word in (b"vu ce matin", b"09:00", b'"e"'))


def test_what_was_judged_waits_no_more(directory):
    propose(directory)
    judge(directory, REFUSED)

    assert directory.list_corrections("dep:37", REFERENT, None, 10)["corrections"] == []


def test_an_unknown_correction_is_not_found(directory):
    with pytest.raises(CorrectionNotFound):
        directory.show_proposal("none")


WRITES = [
    ("corrections", "keep_decision", "before"),
    ("corrections", "keep_decision", "after"),
    ("places", "save", "before"),
    ("places", "save", "after"),
    ("corrections", "conclude", "before"),
    ("corrections", "conclude", "after"),
]


class Dying:
    """A store whose process dies before or after one of its writes."""

    def __init__(self, store, write, when, death=Killed):
        self._store, self._write, self._when = store, write, when
        self._death = death

    def __getattr__(self, name):
        really = getattr(self._store, name)
        return partial(self._die, really) if name == self._write else really

    def _die(self, write, *told):
        if self._when == "after":
            write(*told)
        raise self._death


def die_at(directory, store, write, when):
    """Let the process die there while a correction is accepted."""
    kept = getattr(directory, store)
    setattr(directory, store, Dying(kept, write, when))
    with pytest.raises(Killed):
        judge(directory)
    setattr(directory, store, kept)


@pytest.mark.parametrize(("store", "write", "when"), WRITES)
def test_who_asks_again_after_a_death_gets_it_done_once(directory, store, write, when):
    propose(directory)
    die_at(directory, store, write, when)

    assert judge(directory)["state"] == "accepted"
    assert (directory.places.find("p").revision, len(told(directory))) == (2, 1)


@pytest.mark.parametrize(("store", "write", "when"), WRITES[1:])
def test_what_a_death_left_is_carried_on_by_the_timer(directory, store, write, when):
    propose(directory)
    die_at(directory, store, write, when)
    directory.clock = lambda: NOON + timedelta(minutes=2)

    directory.carry_on_judging()
    directory.carry_on_judging()

    assert (state(directory), horaires(directory)) == ("accepted", "Mo 09:00-12:00")
    assert (directory.places.find("p").revision, len(told(directory))) == (2, 1)


def test_what_a_death_left_waits_again_where_the_listing_has_changed(directory):
    propose(directory)
    die_at(directory, "places", "save", "before")
    directory.revise_place("p", {"horaires": "closed"}, 1, EDITOR, a_command("r"))
    directory.clock = lambda: NOON + timedelta(minutes=2)

    directory.carry_on_judging()

    assert (state(directory), horaires(directory)) == ("proposed", "closed")
    assert judge(directory, revision=2, key="again")["state"] == "accepted"
