"""Which words an unknown one may be."""

import pytest

from services.search.spelling import likeliest, most_held

COUNTS = {"tablette": 5, "tableau": 9, "tableur": 9, "tours": 100, "cours": 3, "mediatheque": 2}


def test_words_that_most_places_hold_come_first():
    assert most_held(COUNTS, 3) == ("tours", "tableau", "tableur")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mediateque", ("mediatheque",)),
        ("nediateque", ("mediatheque",)),
        ("tabeltte", ("tablette",)),
        ("tablaux", ()),
        ("tablea", ("tableau",)),
        ("tour5", ()),
        ("tou", ()),
    ],
)
def test_the_nearest_words_are_meant(typed, meant):
    assert likeliest(typed, COUNTS) == meant


def test_of_equally_near_words_those_that_most_places_hold_come_first():
    assert likeliest("bours", COUNTS) == ("tours", "cours")
