"""Who is asked whether a listing is still right, when, and where that is switched on."""

from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.imports.importing import Importer
from services.directory.imports.survey import survey
from services.directory.places.due import CONFIRMED_FOR
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore, to_ask
from services.directory.reminders import __main__ as command
from services.directory.reminders.store import TerritoryStore
from services.directory.service import DirectoryService
from services.directory.tasks.store import TaskStore
from services.wire.lease import Lease
from tests.load.generator import NoCommunes
from tests.load.generator import write as generate

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DUE = NOON + CONFIRMED_FOR
AN_IMPORT = Actor(person_id="", role="import", via="import:test")
AN_EDITOR = Actor(person_id="e", role="editor", via="api", place_ids=("p",))


@pytest.fixture
def store(database):
    store = PlaceStore(database)
    store.prepare()
    return store


@pytest.fixture
def territories(database):
    territories = TerritoryStore(database)
    territories.switch("37", on=True, now=NOON)
    return territories


@pytest.fixture
def directory(store, territories, database):
    service = DirectoryService()
    service.places, service.territories, service.clock = store, territories, lambda: DUE
    service.tasks = TaskStore(database)
    service.reminders_lease = Lease(database["leases"], "reminders", "me", 30)
    return service


def publish(store, place_id="p", code_postal="37000", **fields):
    details = PlaceDetails(nom="FunLab", code_postal=code_postal, **fields)
    store.save(Place.new(place_id).publish(details, AN_IMPORT, NOON))


def asked(database):
    """The places that wait to be asked about."""
    due = {"type": "place.confirmation_due.v1", "event": {"$ne": None}}
    return [kept["_id"] for kept in database["places"].find({"outbox": {"$elemMatch": due}})]


def test_a_place_that_is_due_is_asked_about(directory, store, database):
    publish(store)

    directory.ask_for_confirmations()

    assert asked(database) == ["p"]


def test_a_place_that_is_not_due_yet_is_left_alone(directory, store, database):
    publish(store)
    directory.clock = lambda: store.find("p").due_at - timedelta(seconds=1)

    directory.ask_for_confirmations()

    assert asked(database) == []


def test_a_place_is_asked_about_once_for_its_date(directory, store, database):
    publish(store)
    directory.ask_for_confirmations()
    database["places"].update_one({}, {"$set": {"outbox": []}})

    directory.ask_for_confirmations()

    assert asked(database) == []


def test_a_confirmed_place_is_asked_about_again_at_its_next_date(directory, store, database):
    publish(store)
    directory.ask_for_confirmations()
    store.save(store.find("p").confirm(AN_EDITOR, DUE))
    database["places"].update_one({}, {"$set": {"outbox": []}})
    directory.clock = lambda: DUE + CONFIRMED_FOR

    directory.ask_for_confirmations()

    assert asked(database) == ["p"]


def test_a_save_that_was_read_before_the_question_does_not_repeat_it(directory, store, database):
    publish(store)
    read = store.find("p")
    directory.ask_for_confirmations()
    store.save(read.publish(read.details.model_copy(update={"nom": "Lab"}), AN_IMPORT, DUE))
    database["places"].update_one({}, {"$set": {"outbox": []}})

    directory.ask_for_confirmations()

    assert asked(database) == []


def test_asking_leaves_the_revision_and_its_line_in_the_history(directory, store, database):
    publish(store)

    directory.ask_for_confirmations()
    store.outbox.keep_history(store.outbox.pending(10))

    place, line = store.find("p"), database["place_history"].find_one({"revision": 1, "by.via": ""})
    assert place.revision == 1
    assert line["_id"] == f"p/due/{place.due_at.isoformat()}"


def test_a_territory_without_reminders_is_left_alone(directory, store, territories, database):
    publish(store, code_postal="41000")

    directory.ask_for_confirmations()

    assert asked(database) == []


def test_a_territory_where_they_were_switched_off_is_left_alone(
    directory, store, territories, database
):
    publish(store)
    territories.switch("37", on=False, now=NOON)

    directory.ask_for_confirmations()

    assert asked(database) == []


def test_a_withdrawn_place_is_not_asked_about(directory, store, database):
    publish(store)
    store.save(store.find("p").withdraw(1, AN_EDITOR, NOON))

    directory.ask_for_confirmations()

    assert asked(database) == []


def test_of_two_replicas_one_asks(directory, store, database):
    Lease(database["leases"], "reminders", "another", 30).acquire()
    publish(store)

    directory.ask_for_confirmations()

    assert asked(database) == []


def test_those_who_are_due_are_found_without_reading_the_others(store, territories, database):
    for number in range(50):
        publish(store, f"p{number}", code_postal=f"{number % 5 + 37}000")
    due_by = sorted(place["due_at"] for place in database["places"].find())[24]

    asking = database["places"].find(to_ask(["37", "38"], due_by)).sort("ask_at", 1).limit(200)
    explained = asking.explain()

    found = len(store.due(["37", "38"], due_by, 200))
    assert "IXSCAN" in str(explained["queryPlanner"]["winningPlan"])
    assert explained["executionStats"]["totalDocsExamined"] == found > 0


def test_places_kept_before_there_were_due_dates_get_one_at_the_start(store, database):
    publish(store)
    old = {"due_at": "", "ask_at": "", "department": ""}
    database["places"].update_one({}, {"$unset": old, "$set": {"shape": 1}})

    store.prepare()

    kept = database["places"].find_one()
    assert (kept["shape"], kept["department"], kept["revision"]) == (3, "37", 1)
    assert timedelta() <= kept["ask_at"] - datetime.now(UTC) + timedelta(minutes=1) < CONFIRMED_FOR


@pytest.fixture
def many_stale_places(store, tmp_path):
    """15,000, of all departments, kept by an import just now."""
    path = tmp_path / "many.csv"
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            generate(15_000, file)
    except NoCommunes as reason:
        pytest.skip(str(reason))
    Importer(store, AN_IMPORT, lambda: NOON).write(survey(path, "", int), int)


def test_importing_thousands_of_stale_places_asks_nobody_and_later_few_a_day(
    many_stale_places, directory, store, territories, database
):
    territories.switch("37", on=False, now=NOON)
    directory.ask_for_confirmations()
    with_reminders_off = len(asked(database))

    for department in database["places"].distinct("department"):
        territories.switch(department, on=True, now=NOON)
    directory.clock = lambda: NOON
    directory.ask_for_confirmations()
    on_the_day = len(asked(database))
    directory.clock = lambda: NOON + timedelta(days=1)
    directory.ask_for_confirmations()

    assert (with_reminders_off, on_the_day) == (0, 0)
    assert 40 < len(asked(database)) < 140  # 15,000 in 180 days


@pytest.fixture
def settings(mongo_client, mongo_url, monkeypatch):
    """The command's own database."""
    mongo_client.drop_database("directory")
    monkeypatch.setenv("DIRECTORY_MONGO_URL", mongo_url)
    yield PlaceStore(mongo_client["directory"])
    mongo_client.drop_database("directory")


def test_show_says_who_would_be_asked_and_how(settings, capsys):
    publish(settings, telephone="+33612345678")

    assert command.main(["show", "37"]) == command.DONE
    said = capsys.readouterr().out
    assert "37: 1 places." in said
    assert "to reach by SMS 1" in said
    assert "Reminders are off." in said


def test_switching_on_needs_a_yes(settings, mongo_client, capsys):
    assert command.main(["on", "37"]) == command.NOT_AGREED

    assert "Nothing was changed" in capsys.readouterr().out
    assert TerritoryStore(mongo_client["directory"]).with_reminders() == []


def test_switched_on_it_is_on_and_off_it_is_off(settings, mongo_client):
    territories = TerritoryStore(mongo_client["directory"])

    assert command.main(["on", "2a", "--yes"]) == command.DONE
    assert territories.with_reminders() == ["2A"]
    assert command.main(["off", "2A"]) == command.DONE
    assert territories.with_reminders() == []


def test_a_period_is_decided_for_a_territory(settings, mongo_client):
    assert command.main(["period", "37", "--days", "90"]) == command.DONE

    territories = TerritoryStore(mongo_client["directory"])
    assert (territories.days_in("37"), territories.days_in("41")) == (90, 180)
    assert territories.decided() == []


@pytest.mark.parametrize("days", ["29", "366", "often"])
def test_what_is_no_period_is_refused(settings, days):
    with pytest.raises(SystemExit):
        command.main(["period", "37", "--days", days])


def test_what_is_no_department_is_refused(settings):
    with pytest.raises(SystemExit):
        command.main(["show", "Touraine"])
