"""No cache may answer what the bench asks once; and it asks the same for the same seed."""

from itertools import islice

import pytest

from tests.load.communes import Commune
from tests.load.questions import Questions

SOME = [Commune("Tours", "37261", ("37000",), 136_000, 47.39, 0.69)]


@pytest.mark.parametrize("kind", ["by_filters", "by_words"])
def test_no_question_is_asked_twice(kind):
    asked = list(islice(getattr(Questions(0, SOME, [], ""), kind)(), 2000))

    assert len(set(asked)) == 2000


@pytest.mark.parametrize("kind", ["by_filters", "by_words"])
def test_the_same_seed_asks_the_same(kind):
    first, again = (list(islice(getattr(Questions(7, SOME, [], ""), kind)(), 50)) for _ in range(2))

    assert first == again


def test_places_are_asked_with_a_session_so_that_the_cache_stays_out():
    [asked] = islice(Questions(0, SOME, ["p"], "s").places(), 1)

    assert asked.startswith("GET /api/v1/places/p HTTP/1.1\r\n")
    assert "Authorization: Bearer s\r\n" in asked
