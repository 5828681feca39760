"""Tables of territories, and the places that lie in them, in a real database."""

from datetime import UTC, datetime

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.territories.__main__ import main
from services.directory.territories.refreshing import refresh
from services.directory.territories.store import Territory, TerritoryTables
from services.directory.territories.territory import Assigned

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OPERATOR = Actor(person_id="o", role="operator", via="api")
TOURS = Assigned("37261", "bv", "tours", "Bassin de vie de Tours")
PARIS = Assigned("75056", "bv", "paris", "Paris")


@pytest.fixture
def tables(database):
    return TerritoryTables(database)


@pytest.fixture
def store(database):
    return PlaceStore(database)


def publish(store, place_id="p", **fields):
    details = PlaceDetails(nom="FunLab", **{"code_insee": "37261", **fields})
    store.save(Place.new(place_id).publish(details, OPERATOR, NOON))


def bassins(place):
    return [each for each in place.territories if each.startswith("bv:")]


def test_a_place_is_told_its_territories_when_it_is_published(tables, store):
    tables.keep([TOURS])

    publish(store)

    assert {"dep:37", "bv:tours"} <= {*store.find("p").territories}


def test_an_arrondissement_is_in_its_citys_territories(tables, store):
    tables.keep([PARIS])

    publish(store, code_insee="75112")

    assert bassins(store.find("p")) == ["bv:paris"]


def test_a_bulk_of_places_is_told_its_territories(tables, store):
    tables.keep([TOURS])
    details = PlaceDetails(nom="FunLab", code_insee="37261")
    store.save_many([Place.new(each).publish(details, OPERATOR, NOON) for each in ("a", "b")])

    found = store.find_many(["a", "b"]).values()
    assert [bassins(place) for place in found] == [["bv:tours"], ["bv:tours"]]


def test_a_table_that_comes_later_is_told_of_the_places_that_are_there(tables, store, database):
    publish(store)
    tables.keep([TOURS])

    assert refresh(database, NOON) == 1
    assert bassins(store.find("p")) == ["bv:tours"]


def test_that_is_published_as_a_change_of_territories(tables, store, database):
    publish(store)
    tables.keep([TOURS])
    refresh(database, NOON)

    [kept] = database["places"].find({"_id": "p"})
    assert "territories" in kept["outbox"][-1]["event"]["changed"]


def test_places_whose_territories_stay_are_left_alone(tables, store, database):
    tables.keep([TOURS])
    publish(store)

    assert refresh(database, NOON) == 0


def test_a_withdrawn_place_is_left_alone(tables, store, database):
    publish(store)
    store.save(store.find("p").withdraw(1, OPERATOR, NOON))
    tables.keep([TOURS])

    assert refresh(database, NOON) == 0


def test_a_commune_that_is_drawn_elsewhere_leaves_its_territory(tables):
    tables.keep([TOURS])
    tables.keep([TOURS._replace(code="blois", nom="Bassin de vie de Blois")])

    assert tables.listed() == [Territory("bv", "blois", "Bassin de vie de Blois", 1)]


def test_the_command_imports_a_table_and_lists_it(
    database, mongo_url, monkeypatch, tmp_path, capsys
):
    monkeypatch.setenv("DIRECTORY_MONGO_URL", f"{mongo_url.rstrip('/')}/{database.name}")
    file = tmp_path / "bassins.csv"
    file.write_text("code_insee,kind,code,nom\n37261,bv,tours,Bassin de vie de Tours\n")

    assert [main(["import", str(file)]), main(["list"])] == [0, 0]
    assert "bv:tours\tBassin de vie de Tours\t1 communes" in capsys.readouterr().out


def test_a_wrong_table_is_not_imported(tmp_path, capsys):
    file = tmp_path / "bassins.csv"
    file.write_text("code_insee,kind,code,nom\n3,bv,tours,Tours\n")

    assert main(["import", str(file)]) == 1
    assert "line 2: code_insee is '3'" in capsys.readouterr().err
