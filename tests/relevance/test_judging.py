"""How a judgement is held against an answer."""

import pytest

from services.search.contract.search import PlaceSearch
from tests.relevance.judging import Judged, Judgement, judge

RELEVANT = {"first": "ab", "in_3": "b", "in_10": "cd", "never": "z"}


def judged(page: str, **told: str) -> Judged:
    ids = {name: frozenset(told.get(name, "")) for name in RELEVANT}
    return Judged(Judgement("name", PlaceSearch(q="x"), "", **ids), tuple(page))


@pytest.mark.parametrize(
    ("page", "rank", "recall"),
    [("abcd", 1, 1), ("xa", 1 / 2, 1 / 4), ("xyc", 1 / 3, 1 / 4), ("xyz", 0, 0), ("", 0, 0)],
)
def test_an_answer_is_as_good_as_its_first_relevant_place_and_as_their_share(page, rank, recall):
    assert judged(page, **RELEVANT).reciprocal_rank == pytest.approx(rank)
    assert judged(page, **RELEVANT).recall == recall


@pytest.mark.parametrize(
    ("page", "amiss"),
    [
        ("bacd", ()),
        ("xabcd", ("not first: a, b",)),
        ("acdb", ("not in 3: b",)),
        ("bz", ("not in 10: c, d", "must not be there: z")),
    ],
)
def test_what_is_amiss_is_named(page, amiss):
    told = judged(page, **RELEVANT).amiss

    assert sorted(told) == sorted(amiss)


def test_recall_asks_no_more_than_a_page_can_hold():
    assert judged("abcdefghij", in_10="abcdefghijkl").recall == 1


def test_only_the_first_ten_places_count():
    (one,) = judge([judged("", first="a").judgement], lambda search: [*"bcdefghijk", "a"]).judged

    assert one.reciprocal_rank == one.recall == 0
