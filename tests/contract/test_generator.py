"""The invented places of the bench are valid, in real communes, and the same each time."""

from collections import Counter
from itertools import islice

import pytest

from services.directory.imports.row import ReadRow, Row, read_row
from tests.load.communes import Commune, NoCommunes, communes
from tests.load.generator import places


@pytest.fixture(scope="module")
def known() -> dict[str, Commune]:
    try:
        return {commune.code_insee: commune for commune in communes()}
    except NoCommunes as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def thousand(known) -> list[dict[str, str]]:
    return list(places(1000))


def test_a_longer_list_begins_with_the_shorter_one(thousand):
    assert list(islice(places(5000), 1000)) == thousand


def test_each_has_an_id_of_its_own_and_is_read_without_a_remark(thousand):
    read = [read_row(Row(number, number, place)) for number, place in enumerate(thousand)]

    assert len({place["id"] for place in thousand}) == 1000
    assert [row for row in read if not isinstance(row, ReadRow) or row.warnings] == []


def test_each_is_in_the_commune_that_it_names(thousand, known):
    named = {place["code_insee"]: place for place in thousand}

    assert all(known[code].nom == place["commune"] for code, place in named.items())
    assert all(place["code_postal"] in known[code].codes_postaux for code, place in named.items())


def test_there_are_more_where_more_people_live(thousand):
    [(first, _)] = Counter(place["commune"] for place in thousand).most_common(1)

    assert first == "Paris"


def test_without_the_packages_it_says_what_to_run(tmp_path):
    with pytest.raises(NoCommunes, match="npm ci"):
        communes(tmp_path)
