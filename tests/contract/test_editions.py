"""Two versions of the product on one engine, each with a mapping and so an index of its own."""

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from services.search.contract.search import PlaceSearch
from services.search.elastic.index import ElasticIndex
from services.search.elastic.mapping import MAPPING
from services.search.elastic.node import connect
from services.search.index import PlaceIndex
from services.search.rebuild import Filler, ListSubjects, Stretch
from services.wire.errors import Unavailable
from tests.builders import a_place
from tests.contract.buses import eventually

TODAY = date(2026, 5, 4)

Open = Callable[[str], ElasticIndex]


@pytest.fixture
def version(engine_url: str) -> Iterator[Open]:
    """Opens the index of places as a version of the product does."""
    alias, client = f"test-{uuid.uuid4().hex[:12]}", connect(engine_url)

    def of(name: str) -> ElasticIndex:
        return ElasticIndex(client, alias, {**MAPPING, "_meta": {"version": name}})

    yield of
    client.options(request_timeout=20).indices.delete(index=f"{alias}-*")


class Listing:
    """A directory with one place, which counts how often it was listed."""

    def __init__(self, *place_ids: str) -> None:
        self.times = 0
        self._place_ids = place_ids

    def __call__(self, after: str | None, limit: int) -> Stretch:
        self.times += 1
        return Stretch([a_place(place_id) for place_id in self._place_ids])


@contextmanager
def filling(index: ElasticIndex, listing: ListSubjects) -> Iterator[None]:
    """A replica that looks after its index meanwhile."""
    filler = Filler(index, listing)
    thread = threading.Thread(target=filler.run, args=(0.02, 0.02))
    thread.start()
    try:
        yield
    finally:
        filler.stop()
        thread.join(10)


def filled(index: ElasticIndex, *places: Any) -> ElasticIndex:
    index.put(places)
    index.mark_filled()
    return index


def names(index: PlaceIndex) -> list[str]:
    index.make_findable()
    return [hit.place.nom for hit in index.find(PlaceSearch(), TODAY).places]


def test_two_versions_side_by_side_fill_once_each(version):
    old, new = Listing("p"), Listing("p")

    with filling(version("old"), old):
        eventually(version("old").is_filled)
        with filling(version("new"), new):
            eventually(version("new").is_filled)
            time.sleep(0.5)  # some ten looks of each

    assert (old.times, new.times) == (1, 1)


def test_a_new_version_answers_from_the_old_ones_index_until_its_own_is_filled(version):
    filled(version("old"), a_place("1"), a_place("2"))
    new = version("new")

    new.put([a_place("1")])
    new.check()

    assert not new.is_filled()
    assert names(new) == ["Lieu 1", "Lieu 2"]


def test_each_answers_from_its_own_once_that_is_filled(version):
    old = filled(version("old"), a_place(nom="Before"))
    new = filled(version("new"), a_place(nom="Now", revision=2))

    assert names(old) == ["Before"]
    assert names(new) == ["Now"]


def test_what_is_withdrawn_from_both_stays_away_from_both(version):
    old, new = filled(version("old"), a_place()), version("new")
    for each in (old, new):
        each.drop("p", 2)

    filled(new, a_place())

    assert names(old) == names(new) == []


def test_an_old_version_that_starts_again_finds_its_index_as_it_left_it(version):
    filled(version("old"), a_place(nom="Before"))
    filled(version("new"), a_place(nom="Now", revision=2))

    listing, again = Listing(), version("old")
    with filling(again, listing):
        eventually(again.is_filled)

    assert names(again) == ["Before"]
    assert listing.times == 0


def test_after_a_return_to_the_old_version_the_next_one_answers_from_that(version):
    """The one that was left hears nothing any more: what it holds grows old."""
    filled(version("left"), a_place(nom="Grown old"))
    back = filled(version("back"), a_place(nom="As it is"))
    filled(version("left"))

    with filling(back, Listing()):
        next_one = version("next")
        eventually(lambda: names(next_one) == ["As it is"])


def test_who_was_killed_while_filling_is_not_taken_for_filled(version):
    filled(version("old"), a_place("1"), a_place("2"))
    version("new").put([a_place("1")])  # and is killed

    listing, again = Listing("1", "2"), version("new")
    with filling(again, listing):
        eventually(again.is_filled)

    assert listing.times == 1
    assert names(again) == ["Lieu 1", "Lieu 2"]


def test_who_missed_events_is_filled_again_and_answers_meanwhile(version):
    index = filled(version("only"), a_place("1"))

    index.missed_events()

    assert not index.is_filled()
    assert names(index) == ["Lieu 1"]
    with filling(index, Listing("1", "2")):
        eventually(index.is_filled)
    assert names(index) == ["Lieu 1", "Lieu 2"]


def test_who_missed_events_answers_from_one_that_did_not(version):
    stale = filled(version("stale"), a_place(nom="Before"))
    filled(version("fresh"), a_place(nom="Now"))

    stale.missed_events()

    assert names(stale) == ["Now"]


def test_an_index_that_is_not_there_yet_missed_nothing(version):
    index = version("first")

    index.missed_events()

    with pytest.raises(Unavailable, match="index_filling"):
        index.check()
    assert names(filled(index, a_place())) == ["Lieu p"]


def test_an_operator_is_told_of_the_indices_of_other_versions(version):
    old, new = filled(version("old")), filled(version("new"))
    old.anew().rebuild.begin()

    assert old.anew().rebuild.others() == [new.edition]
    assert new.anew().rebuild.others() == [old.edition, f"{old.edition}-1"]


def test_one_built_anew_counts_as_filled_and_leaves_the_others_alone(version):
    old, new = filled(version("old"), a_place("1")), filled(version("new"), a_place("2"))
    old.anew().rebuild.begin()
    old.anew().put([a_place("3")])
    old.anew().mark_filled()

    assert old.is_filled()
    assert names(old) == ["Lieu 3"]
    assert new.is_filled()
    assert names(new) == ["Lieu 2"]
