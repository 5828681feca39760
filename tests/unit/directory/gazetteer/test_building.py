"""Making the gazetteer's file from the two packages."""

import zlib

import pytest

from services.directory.contract.gazetteer import columns
from services.directory.contract.gazetteer.gazetteer import Gazetteer
from services.directory.contract.gazetteer.opening import NoGazetteer, open_gazetteer
from services.directory.gazetteer.build import build
from tests.unit.directory.gazetteer.tiny import node_modules


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Gazetteer:
    made = build(node_modules(tmp_path_factory.mktemp("npm")))
    return Gazetteer(columns.read(columns.written(made)))


def position(commune):
    return commune.latitude, commune.longitude, commune.approximate


def test_a_centre_is_that_of_the_biggest_locality(built):
    assert position(built.by_insee("37261")) == (47.39, 0.7, False)


def test_where_no_code_tells_the_name_does(built):
    assert position(built.by_insee("37195")) == (47.39, 0.67, False)


def test_without_a_centre_a_commune_is_where_its_postcodes_others_are(built):
    assert position(built.by_insee("37006")) == (47.357, 0.806, True)


def test_alone_in_its_postcode_it_is_in_the_middle_of_its_department(built):
    assert position(built.by_insee("37099")) == (47.38925, 0.7165, True)


def test_who_is_in_no_epci_has_none(built):
    assert (built.by_insee("37267").epci, built.by_insee("37195").epci) == ("", "243700754")


def test_a_former_commune_is_found_by_its_name(built):
    assert built.search("saint symphorien", 1)[0].commune.nom == "Tours"


@pytest.mark.parametrize("code", ["37235", "37900"])
def test_a_former_code_is_that_of_today(built, code):
    assert built.by_insee(code).nom == "Tours"


def test_without_the_packages_nothing_is_built(tmp_path):
    with pytest.raises(OSError, match=r"communes\.json"):
        build(tmp_path)


@pytest.mark.parametrize("content", [b"", b"nonsense", zlib.compress(b'{"form": 0}')])
def test_a_file_that_cannot_be_read_is_no_gazetteer(tmp_path, content):
    file = tmp_path / "communes.json.zz"
    file.write_bytes(content)

    with pytest.raises(NoGazetteer, match="make setup"):
        open_gazetteer(file)


def test_no_file_is_no_gazetteer(tmp_path):
    with pytest.raises(NoGazetteer, match="make setup"):
        open_gazetteer(tmp_path / "nothing")
