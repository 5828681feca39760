"""How names are looked up: by their beginnings, and by their letters before anything else."""

from random import Random

import pytest
from rapidfuzz import fuzz

from services.directory.contract.gazetteer.beginnings import Beginnings
from services.directory.contract.gazetteer.letters import Letters
from services.directory.contract.gazetteer.names import MOST, Names

LINES = ("tours", "tournon", "saint pierre des corps", "tour", "pierre de bresse", "corps nuds")
ROWS = range(len(LINES))


@pytest.fixture(scope="module")
def names():
    return Names("\n".join(LINES), ROWS, len(LINES))


def test_a_whole_name_is_no_beginning_of_another(names):
    assert names.equal_to("tour") == [3]


def test_those_that_begin_so_keep_their_order(names):
    assert names.beginning_with("tour") == [0, 1, 3]


def test_a_later_word_that_begins_so_is_found_and_the_first_is_not(names):
    assert names.with_a_word_like("pierre d") == [2]
    assert names.with_a_word_like("corps") == [2]


@pytest.mark.parametrize("asked", ["zz", "\uffff", "tours "])
def test_what_nothing_begins_with_finds_nothing(names, asked):
    assert names.beginning_with(asked) == []
    assert names.with_a_word_like(asked) == []


def test_a_name_in_which_the_word_stands_twice_is_found_once():
    assert Beginnings(["a b b"], [(0, 2), (0, 4)]).going_on("b") == [0]


def test_the_biggest_are_found_where_they_are_many():
    many = Names("\n".join(["tours"] * (MOST + 5)), range(MOST + 5), MOST + 5)

    assert many.beginning_with("t") == list(range(MOST))


def test_wrong_letters_are_forgiven(names):
    assert names.misspelt("torus") == [0]


def test_the_sieve_of_letters_loses_nothing_that_is_like_enough():
    chance = Random(0)
    texts = ["".join(chance.choices("aabcd -é", k=chance.randint(1, 12))) for _ in range(3000)]
    sieve = Letters(texts)

    for asked in texts[:60]:
        like = {at for at, text in enumerate(texts) if fuzz.ratio(asked, text) >= 75}
        assert like <= set(sieve.perhaps_like(asked, 0.75).tolist())
