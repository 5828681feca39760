"""The four rules of the cache. Each of these fails when its rule is taken away."""

import asyncio
from datetime import UTC, datetime

import pytest

from services.gateway.cache import (
    BESIDE_BYTES,
    LISTS,
    LONGEST_KEY,
    MOST_BYTES,
    RETIREMENTS_PER_S,
    Answer,
    AnswerCache,
)
from services.search.contract.events import PlacesIndexed

KEY = "/api/v1/places?q=atelier"
ANSWER = Answer(b"{}", "application/json")


class Clock:
    def __init__(self) -> None:
        self.seconds = 600.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def cache(clock):
    cache = AnswerCache(clock)
    cache.bound()
    return cache


def keep(cache, subject=LISTS, key=KEY):
    cache.keep(key, cache.ticket(subject), ANSWER)


def indexed(*place_ids):
    return PlacesIndexed(occurred_at=datetime(2026, 3, 2, tzinfo=UTC), place_ids=place_ids)


def test_an_answer_is_kept(cache):
    keep(cache)

    assert cache.find(KEY) is ANSWER


def test_in_a_full_cache_those_asked_for_longest_ago_make_room(cache):
    a_third = Answer(b"x" * (MOST_BYTES // 3 - BESIDE_BYTES - 10), "application/json")
    for name in ("often", "once", "once more"):
        cache.keep(name, cache.ticket(LISTS), a_third)
    cache.find("often")

    cache.keep("new", cache.ticket(LISTS), a_third)

    kept = [name for name in ("often", "once", "once more", "new") if cache.find(name)]
    assert kept == ["often", "once more", "new"]


def test_an_answer_larger_than_the_cache_empties_it_of_nothing(cache):
    keep(cache)

    cache.keep("large", cache.ticket(LISTS), Answer(b"x" * MOST_BYTES, "application/json"))

    assert cache.find(KEY) is ANSWER
    assert cache.find("large") is None


def test_what_an_address_takes_counts_too(cache):
    small = Answer(b"{}", "application/json")
    for number in range(3 * MOST_BYTES // LONGEST_KEY):
        cache.keep(f"{number}".ljust(LONGEST_KEY, "x"), cache.ticket(LISTS), small)

    assert cache.find("0".ljust(LONGEST_KEY, "x")) is None


def test_an_endless_address_is_not_kept(cache):
    keep(cache, key="x" * (LONGEST_KEY + 1))

    assert cache.find("x" * (LONGEST_KEY + 1)) is None


async def test_a_place_that_changed_retires_its_own_answers(cache):
    keep(cache, subject="p")

    cache.heard(indexed("p"))

    assert cache.find(KEY) is None


async def test_a_place_that_changed_retires_no_other_place(cache):
    keep(cache, subject="p")

    cache.heard(indexed("q"))

    assert cache.find(KEY) is ANSWER


async def test_a_place_that_changed_retires_all_lists(cache):
    keep(cache)

    cache.heard(indexed("p"))

    assert cache.find(KEY) is None


async def test_lists_are_retired_ten_times_a_second_at_most(cache):
    _as_often_as_allowed(cache)
    keep(cache)

    cache.heard(indexed("p"))

    assert cache.find(KEY) is ANSWER


async def test_a_list_that_was_spared_is_retired_a_moment_later(cache):
    _as_often_as_allowed(cache)
    keep(cache)
    cache.heard(indexed("p"))

    await asyncio.sleep(1.5 / RETIREMENTS_PER_S)

    assert cache.find(KEY) is None


def _as_often_as_allowed(cache):
    for _ in range(RETIREMENTS_PER_S):
        cache.heard(indexed("p"))


async def test_an_answer_asked_for_before_a_change_is_not_kept_after_it(cache):
    ticket = cache.ticket("p")

    cache.heard(indexed("p"))
    cache.keep(KEY, ticket, ANSWER)

    assert cache.find(KEY) is None


def test_nothing_is_kept_before_changes_are_heard(clock):
    cache = AnswerCache(clock)

    keep(cache)

    assert cache.find(KEY) is None


def test_who_may_have_missed_a_change_forgets_everything(cache):
    keep(cache)

    cache.lost()

    assert cache.find(KEY) is None


def test_who_may_be_missing_changes_keeps_nothing(cache):
    cache.lost()

    keep(cache)

    assert cache.find(KEY) is None


def test_an_answer_asked_for_before_a_loss_is_not_kept_after_it(cache):
    ticket = cache.ticket(LISTS)

    cache.lost()
    cache.bound()
    cache.keep(KEY, ticket, ANSWER)

    assert cache.find(KEY) is None


def test_nothing_outlives_the_minute(cache, clock):
    clock.seconds = 659.9
    keep(cache)

    clock.seconds = 660.0

    assert cache.find(KEY) is None


def test_an_answer_of_the_past_minute_is_not_kept_in_this_one(cache, clock):
    clock.seconds = 659.9
    ticket = cache.ticket(LISTS)

    clock.seconds = 660.0
    cache.keep(KEY, ticket, ANSWER)

    assert cache.find(KEY) is None
