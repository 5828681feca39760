"""The parts of the embedded index, as values."""

from datetime import date

import numpy as np
import orjson
import pytest

from services.search.contract.search import PlaceSearch
from services.search.embedded import postings
from services.search.embedded.choices import Choices
from services.search.embedded.columns import Columns
from services.search.embedded.names import Names
from services.search.embedded.projection import Row, project
from services.search.embedded.ranking import first
from services.search.embedded.word_index import WordIndex
from services.search.question import ideas_of
from tests.builders import JOUE, TOURS, a_place

TODAY = date(2026, 5, 4)
IDS = ["a", "b", "c", "d", "e"]


def rows_having(choices: Choices, *asked: str) -> list[int]:
    return np.flatnonzero(choices.having(asked, rows=3)).tolist()


def page(keys: list[float], after: tuple[float, str] | None = None, count: int = 2) -> list[int]:
    found = first(np.arange(len(keys)), np.array(keys), IDS, after, count)
    return [row for _, row in found]


def test_a_row_keeps_a_snapshot_to_answer_and_values_to_compare():
    row = project(a_place(nom="L’Atelier", services=["Accès internet"]))

    assert row.nom == "atelier"
    assert row.sort_name == "l atelier"
    assert row.point == TOURS
    assert row.values[0] == ("Accès internet",)
    assert b'"nom":"L\xe2\x80\x99Atelier"' in row.snapshot.said


def test_the_kept_snapshot_takes_no_more_room_than_it_needs():
    one, other = project(a_place("p")).snapshot, project(a_place("q")).snapshot

    assert b'"presentation_detail"' not in one.said
    assert one.empty is other.empty


@pytest.mark.parametrize("said", [{}, {"stops": [{"nom": "Halle"}]}, {"telephone": "0247000000"}])
def test_a_kept_snapshot_is_the_whole_place(said):
    place = a_place(**said)

    whole = project(place).snapshot.whole()

    assert orjson.loads(whole) == place.model_dump(mode="json")


def test_rows_have_at_least_one_of_the_values_asked():
    choices = Choices()
    choices.reserve(3)
    choices.set(0, ("x", "y"))
    choices.set(1, ("y",))

    assert rows_having(choices, "y") == [0, 1]
    assert rows_having(choices, "x", "z") == [0]
    assert rows_having(choices, "z") == []


def test_a_row_that_says_nothing_may_suit_everybody():
    choices = Choices(none_is_any=True)
    choices.set(0, ("x",))

    assert rows_having(choices, "y") == [1, 2]


def test_names_stay_in_order_while_they_change():
    names = Names()
    names.set(0, "zoo", "a")
    names.set(1, "abri", "b")
    names.set(2, "abri", "a")
    names.set(0, "abc", "a")
    names.drop(1)

    assert list(names.rows_after("", "")) == [0, 2]
    assert list(names.rows_after("abc", "a")) == [2]


def test_a_page_is_the_smallest_keys_and_equal_ones_by_id():
    assert page([3, 1, 2, 1, 0]) == [4, 1]
    assert page([1, 1, 1, 1, 1], count=3) == [0, 1, 2]


def test_the_next_page_starts_after_key_and_id():
    assert page([1, 1, 1, 2, 0], after=(1, "b"), count=5) == [2, 3]
    assert page([1, 1], after=(1, "b")) == []


def test_columns_grow_and_forget_nothing():
    columns = Columns()
    for n in range(300):
        columns.set(project(a_place(str(n), location=JOUE, services=["s"])))
    columns.set(Row("7", 2))

    suiting = columns.suiting(PlaceSearch(services=["S"]), TODAY)

    assert int(suiting.all().sum()) == 299
    assert columns.revision("7") == 2
    assert columns.positions.metres(TOURS, np.array([299])) == pytest.approx(5870, abs=1)


def test_rows_that_hold_all_that_is_asked_come_first_and_one_word_may_be_missing():
    words = WordIndex()
    for n, nom in enumerate(("Tilleul rabière", "Tilleul", "Rabière")):
        words.set(n, project(a_place(str(n), nom=nom, commune="Tilleul" * (n == 2))))
    now = words.commit()

    rows, scores = now.hits(ideas_of("tilleul rabière"), 3)

    assert rows.tolist() == [0, 1, 2]
    assert scores[0] > scores[2] > scores[1]


def test_postings_that_were_not_asked_for_long_are_let_go(monkeypatch):
    monkeypatch.setattr(postings, "KEPT_OF_EACH", 1)
    words = WordIndex()
    for n, nom in enumerate(("un alpha", "deux alpha", "trois bêta")):
        words.set(n, project(a_place(str(n), nom=nom)))
    kept = words.commit().postings

    asked = [kept.in_names((word,))[0].tolist() for word in ("alpha", "beta", "trois", "alpha")]

    assert asked == [[0, 1], [2], [2], [0, 1]]
    assert kept.size == 3


def test_a_facet_counts_rows_by_what_they_say():
    choices = Choices(none_is_any=True)
    choices.set(0, ("Jeunes", "Seniors"))
    choices.set(1, ("Seniors",))

    assert choices.counts(np.arange(3)) == {"Jeunes": 2, "Seniors": 3}
    assert choices.counts(np.array([1])) == {"Seniors": 1}
    assert choices.counts(np.array([1]), asked=("jeunes",)) == {"Jeunes": 0, "Seniors": 1}
