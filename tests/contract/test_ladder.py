"""A structure that does not answer: asked three times, then called by somebody of its territory."""

from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.reminders.store import TerritoryStore
from services.directory.service import DirectoryService
from services.directory.tasks.refusals import TaskNotFound
from services.directory.tasks.store import TaskStore
from services.wire.errors import Forbidden
from services.wire.lease import Lease

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AN_IMPORT = Actor(person_id="", role="import", via="import:test")
EDITOR = {"person_id": "e", "role": "editor", "via": "api", "place_ids": ["p"]}
REFERENT = {"person_id": "r", "role": "referent", "via": "page", "territories": ["37"]}
ELSEWHERE = REFERENT | {"territories": ["41"]}
A_COMMAND = {"key": "k", "fingerprint": "f"}


class Years:
    """A directory whose days a test lets pass."""

    def __init__(self, database):
        self.database, self.now = database, NOON
        self.places, self.service = PlaceStore(database), DirectoryService()
        self.service.places, self.service.clock = self.places, lambda: self.now
        self.service.tasks = TaskStore(database)
        self.service.territories = TerritoryStore(database)
        self.service.reminders_lease = Lease(database["leases"], "reminders", "me", 30)
        self.service.tasks_lease = Lease(database["leases"], "tasks", "me", 30)
        self.said = []

    def prepare(self):
        self.places.prepare()
        self.service.tasks.prepare()
        self.service.territories.switch("37", on=True, now=NOON)
        details = PlaceDetails(nom="FunLab", code_insee="37261", telephone="+33247000000")
        self.places.save(Place.new("p").publish(details, AN_IMPORT, NOON))
        self.places.bring_forward(self.places.find("p"), NOON)
        self.turn()

    def turn(self):
        """Some turns of the timers, and what was said meanwhile."""
        for _ in range(3):
            self.service.ask_for_confirmations()
        self.service.close_what_is_done()
        waiting = self.places.outbox.pending(10)
        self.said += [each.message.type for each in waiting if each.message]
        self.places.outbox.keep_history(waiting)
        self.places.outbox.mark_dispatched(waiting)

    def after(self, *days):
        """On each of these days after the due date."""
        for each in days:
            self.now = NOON + timedelta(days=each)
            self.turn()

    def asked(self):
        return self.said.count("place.confirmation_due.v1")

    def tasks(self, actor=REFERENT):
        return self.service.list_tasks("37", actor, None, 10)["tasks"]


@pytest.fixture
def years(database):
    years = Years(database)
    years.prepare()
    return years


def test_it_is_asked_three_times_on_their_days(years):
    assert years.asked() == 1
    years.after(1, 6)
    assert years.asked() == 1
    years.after(7, 8, 20)
    assert years.asked() == 2
    years.after(21, 27, 28, 99)
    assert years.asked() == 3


def test_the_third_question_finds_the_listing_unverified(years):
    years.after(7)
    assert years.places.find("p").revision == 1

    years.after(21)

    unverified = years.places.find("p").snapshot()
    assert (unverified.revision, unverified.unverified_since) == (2, years.now.date())


def test_each_question_stands_in_the_history(years):
    years.after(7, 21, 28)

    kept = years.database["place_history"].find({"what": {"$ne": "published"}}).sort("at")
    due = "p/due/2026-03-02T12:00:00+00:00"
    assert [line["_id"] for line in kept] == [due, f"{due}/2", "p/2", f"{due}/3"]


def test_a_save_beside_a_question_repeats_no_rung(years):
    years.after(6)
    read = years.places.find("p")
    years.after(7)
    years.places.save(
        read.publish(read.details.model_copy(update={"nom": "Lab"}), AN_IMPORT, years.now)
    )

    years.after(8)

    assert years.asked() == 2
    kept = years.database["places"].find_one()
    assert kept["ask_at"] == NOON + timedelta(days=21)


def test_then_somebody_of_the_territory_has_to_call(years):
    years.after(7, 21, 27)
    assert years.tasks() == []

    years.after(28)

    (waiting,) = years.tasks()
    assert (waiting["task"]["why"], waiting["task"]["place_id"]) == ("unanswered", "p")
    assert waiting["place"]["telephone"] == "+33247000000"


def test_a_turn_that_was_cut_opens_no_second_task(years):
    years.after(7, 21, 28)
    years.database["places"].update_one(
        {}, {"$pop": {"asked_at": 1}, "$set": {"ask_at": years.now}}
    )

    years.after(29)

    assert len(years.tasks()) == 1


def test_a_confirmation_closes_the_task_and_it_is_listed_no_more(years):
    years.after(7, 21, 28)
    years.service.confirm_place("p", None, EDITOR, A_COMMAND)

    assert years.tasks() == []
    years.turn()
    assert years.database["tasks"].find_one()["closed_by"]["person_id"] == ""


def test_a_withdrawn_place_has_nobody_called(years):
    years.after(7, 21, 28)
    years.service.withdraw_place("p", 2, EDITOR, A_COMMAND)

    assert years.tasks() == []


def test_an_answer_ends_the_ladder(years):
    years.service.confirm_place("p", None, EDITOR, A_COMMAND)

    years.after(7, 21, 28)

    assert years.asked() == 1


def test_a_suspended_place_is_asked_nothing_until_it_is_restored(years):
    years.service.suspend_place("p", 1, REFERENT, A_COMMAND)
    years.after(7)
    assert years.asked() == 1

    years.service.restore_place("p", 2, REFERENT, {"key": "l", "fingerprint": "g"})
    years.after(8)

    assert years.asked() == 2


def test_a_referent_closes_a_task_once(years):
    years.after(7, 21, 28)
    (waiting,) = years.tasks()

    closed = years.service.close_task(waiting["task"]["task_id"], REFERENT)
    years.now += timedelta(hours=1)

    assert closed["closed_at"] == "2026-03-30T12:00:00Z"
    assert years.service.close_task(waiting["task"]["task_id"], REFERENT) == closed
    assert years.tasks() == []


def test_tasks_are_those_of_the_referents_of_the_territory(years):
    years.after(7, 21, 28)
    (waiting,) = years.tasks()

    with pytest.raises(Forbidden):
        years.tasks(ELSEWHERE)
    with pytest.raises(Forbidden):
        years.service.close_task(waiting["task"]["task_id"], ELSEWHERE)


def test_a_task_that_never_was_is_not_closed(years):
    with pytest.raises(TaskNotFound):
        years.service.close_task("20260302T120000-p", REFERENT)


def test_a_territory_decides_for_how_long_a_confirmation_holds(years):
    years.service.territories.set_days("37", 90)

    years.service.confirm_place("p", None, EDITOR, A_COMMAND)

    assert years.places.find("p").due_at == NOON + timedelta(days=90)


def test_a_structure_decides_for_how_long_its_own_do(years):
    years.service.confirm_place("p", None, EDITOR, A_COMMAND)

    years.service.choose_period("p", 30, 2, EDITOR, {"key": "l", "fingerprint": "g"})

    assert years.places.find("p").due_at == NOON + timedelta(days=30)


def test_a_score_says_the_next_thing(years):
    assert years.service.show_score("p")["next_thing"] == "confirm"

    years.service.confirm_place("p", None, EDITOR, A_COMMAND)

    assert years.service.show_score("p")["next_thing"] == "when"
