"""In which territories a place is, and what a table of territories may say."""

import pytest

from services.directory.contract.gazetteer.gazetteer import Gazetteer
from services.directory.contract.place import PlaceDetails
from services.directory.gazetteer.build import build
from services.directory.territories.table import WrongTable, read_table
from services.directory.territories.territory import Assigned, as_of_today, territories_of
from tests.unit.directory.gazetteer.tiny import node_modules

BASSIN = Assigned("37261", "bv", "tours", "Bassin de vie de Tours")


@pytest.fixture(scope="module")
def france(tmp_path_factory) -> Gazetteer:
    return Gazetteer(build(node_modules(tmp_path_factory.mktemp("npm"))))


@pytest.fixture
def a_table(tmp_path):
    def written(*lines, encoding="utf-8", first="code_insee,kind,code,nom"):
        file = tmp_path / "table.csv"
        file.write_bytes("\r\n".join([first, *lines]).encode(encoding))
        return file

    return written


def place(**fields):
    return PlaceDetails(nom="FunLab", **fields)


def test_a_place_is_in_its_department_region_epci_and_what_the_tables_say(france):
    told = territories_of(place(code_insee="37261"), france, [BASSIN])

    assert told == ("dep:37", "reg:24", "epci:243700754", "bv:tours")


def test_without_a_code_its_postcode_and_name_tell_the_commune(france):
    told = territories_of(place(code_postal="37270", commune="VERETZ"), france, [])

    assert told == ("dep:37", "reg:24")


def test_a_postcode_alone_tells_the_commune_when_it_serves_only_one(france):
    told = territories_of(place(code_postal="37520", commune="Mairie"), france, [])

    assert told == ("dep:37", "reg:24", "epci:243700754")


def test_a_postcode_nobody_knows_tells_the_department_and_the_region(france):
    assert territories_of(place(code_postal="37999"), france, []) == ("dep:37", "reg:24")


def test_without_a_gazetteer_the_department_and_the_tables_are_known():
    told = territories_of(place(code_insee="37261"), None, [BASSIN])

    assert told == ("dep:37", "bv:tours")


def test_a_table_overrules_the_gazetteer(france):
    drawn = Assigned("37261", "epci", "200000001", "Un autre")

    told = territories_of(place(code_insee="37261"), france, [drawn])

    assert told == ("dep:37", "reg:24", "epci:200000001")


def test_what_says_nowhere_is_in_no_territory(france):
    assert territories_of(place(), france, []) == ()


def test_a_table_may_have_codes_that_are_no_longer(france):
    [line] = as_of_today([BASSIN._replace(code_insee="37900")], france)

    assert line == BASSIN


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_table_may_come_from_a_spreadsheet(a_table, delimiter):
    lines = ["code_insee,kind,code,nom", "37261,bv,tours,Bassin de vie de Tours"]
    first, line = (each.replace(",", delimiter) for each in lines)

    assert read_table(a_table(line, first=first, encoding="utf-8-sig")) == [BASSIN]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("3726,bv,tours,Tours", "line 2: code_insee is '3726'"),
        ("37261,Bassin,tours,Tours", "line 2: kind is 'Bassin'"),
        ("37261,bv,à tours,Tours", "line 2: code is 'à tours'"),
        ("37261,bv,tours,", "line 2: nom is ''"),
        ("37261,bv", "line 2: code is None"),
    ],
)
def test_a_wrong_line_is_named(a_table, line, why):
    with pytest.raises(WrongTable, match=why):
        read_table(a_table(line))


def test_a_commune_is_in_one_territory_of_a_kind(a_table):
    with pytest.raises(WrongTable, match="37261 is 2 times in a bv"):
        read_table(a_table("37261,bv,tours,Tours", "37261,bv,blois,Blois"))


def test_a_table_names_its_columns(a_table):
    with pytest.raises(WrongTable, match="code_insee, kind, code, nom"):
        read_table(a_table("37261,bv", first="insee,bassin"))


def test_a_table_in_another_encoding_is_refused(a_table):
    with pytest.raises(WrongTable, match="UTF-8"):
        read_table(a_table("37261,bv,tours,Forêt", encoding="latin-1"))
