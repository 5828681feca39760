"""What waits for who signed in, on one page: a territory's, or that of their listings."""

from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.corrections.store import CorrectionStore
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.reminders.store import TerritoryStore
from services.directory.service import DirectoryService
from services.directory.tasks.store import TaskStore
from services.directory.tasks.task import call_for
from services.directory.territories.naming import TerritoryNames
from services.directory.territories.store import TerritoryTables
from services.directory.territories.territory import Assigned
from services.directory.workshops.store import WorkshopStore
from services.wire.errors import Forbidden

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AN_IMPORT = Actor(person_id="", role="import", via="import:test")
ANYBODY = {"person_id": "", "role": "resident", "via": "page"}
EDITOR = {"person_id": "e", "role": "editor", "via": "page", "place_ids": ["p2", "p1", "gone"]}
REFERENT = {
    "person_id": "r",
    "role": "referent",
    "via": "page",
    "territories": ["dep:37", "bv:tours"],
}
OPERATOR = {"person_id": "o", "role": "operator", "via": "page"}


@pytest.fixture
def directory(database):
    service = DirectoryService()
    service.places, service.corrections = PlaceStore(database), CorrectionStore(database)
    service.tasks, service.names = TaskStore(database), TerritoryNames(database)
    service.territories, service.clock = TerritoryStore(database), lambda: NOON
    TerritoryTables(database).keep([Assigned("37261", "bv", "tours", "Bassin de vie de Tours")])
    for place_id in ("p1", "p2"):
        details = PlaceDetails(nom=place_id, code_insee="37261", code_postal="37000")
        service.places.save(Place.new(place_id).publish(details, AN_IMPORT, NOON))
    return service


def propose(directory, place_id="p1"):
    proposal = {"section": "hours", "changes": {"horaires": "Mo 09:00-12:00"}}
    directory.propose_correction(
        place_id, proposal, ANYBODY, {"key": f"c-{place_id}", "fingerprint": "f"}
    )


def names(answer):
    return {each["code"]: each["nom"] for each in answer["territories"]}


def test_a_referent_finds_tasks_and_corrections_together(directory):
    propose(directory)
    directory.tasks.open([call_for(directory.places.find("p2"), NOON)])

    desk = directory.show_desk(None, REFERENT)

    assert desk["territory"] == "dep:37"
    assert [each["place"]["place_id"] for each in desk["tasks"]] == ["p2"]
    assert [each["correction"]["place_id"] for each in desk["corrections"]] == ["p1"]
    assert not desk["has_more"]


def test_territories_are_called_by_their_names(directory):
    desk = directory.show_desk(None, REFERENT)

    assert names(desk) == {"dep:37": "Indre-et-Loire", "bv:tours": "Bassin de vie de Tours"}


def test_a_place_is_shown_with_the_names_of_its_territories(directory, database):
    directory.workshops = WorkshopStore(database)

    shown = names(directory.show_place("p1"))

    assert shown["bv:tours"] == "Bassin de vie de Tours"
    assert shown["dep:37"] == "Indre-et-Loire"


def test_another_territory_of_theirs_is_chosen(directory):
    propose(directory)

    desk = directory.show_desk("bv:tours", REFERENT)

    assert (desk["territory"], len(desk["corrections"])) == ("bv:tours", 1)


@pytest.mark.parametrize("actor", [REFERENT, EDITOR, ANYBODY])
def test_a_territory_of_others_is_not(directory, actor):
    with pytest.raises(Forbidden):
        directory.show_desk("dep:36", actor)


def test_an_operator_chooses_where_something_waits(directory):
    propose(directory)

    desk = directory.show_desk(None, OPERATOR)

    assert {"dep:37", "bv:tours"} <= names(desk).keys()
    assert len(desk["corrections"]) == 1


def test_where_nothing_waits_an_operator_has_nothing_to_choose(directory):
    desk = directory.show_desk(None, OPERATOR)

    assert (desk["territory"], desk["territories"], desk["tasks"]) == ("", [], [])


def test_a_keeper_reads_what_a_listing_is_worth_and_what_was_proposed(directory):
    propose(directory)

    kept = directory.show_kept_place("p1", EDITOR)

    assert (kept["place"]["nom"], kept["corrections"]) == ("p1", 1)
    assert kept["score"]["next_thing"] == "confirm"


def test_a_listing_of_others_is_not_kept(directory):
    with pytest.raises(Forbidden):
        directory.show_kept_place("p1", EDITOR | {"place_ids": ["p2"]})


def test_all_kept_listings_are_shown_in_the_order_of_the_link(directory):
    directory.withdraw_place("p1", 1, EDITOR, {"key": "w", "fingerprint": "f"})

    kept = directory.list_kept_places(EDITOR)["places"]

    assert [each["place"]["place_id"] for each in kept] == ["p2"]


def test_the_oldest_come_first(directory):
    propose(directory, "p2")
    directory.clock = lambda: NOON + timedelta(minutes=1)
    propose(directory, "p1")

    found = directory.show_desk(None, REFERENT)["corrections"]

    assert [each["correction"]["place_id"] for each in found] == ["p2", "p1"]
