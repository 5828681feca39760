"""What only an index in an engine promises: the engine can be away, or lose all it had."""

import threading
import time
import uuid
from collections.abc import Iterator
from datetime import date

import pytest

from services.search.anew import build
from services.search.contract.search import PlaceSearch
from services.search.elastic.index import ElasticIndex
from services.search.elastic.mapping import index_name
from services.search.elastic.node import connect
from services.search.index import PlaceIndex
from services.search.rebuild import Filler, Stretch
from services.wire.errors import Unavailable
from tests.builders import a_place

TODAY = date(2026, 5, 4)


@pytest.fixture
def alias(engine_url: str) -> Iterator[str]:
    alias = f"test-{uuid.uuid4().hex[:12]}"
    yield alias
    connect(engine_url).options(request_timeout=20).indices.delete(index=f"{alias}-*")


def total(index: PlaceIndex) -> int:
    return index.find(PlaceSearch(), TODAY).total


@pytest.mark.parametrize(
    "ask",
    [
        lambda index: index.put([a_place()]),
        lambda index: index.drop("p", 1),
        lambda index: index.make_findable(),
        lambda index: index.find(PlaceSearch(q="atelier"), TODAY),
        lambda index: index.is_filled(),
        lambda index: index.mark_filled(),
        lambda index: index.check(),
    ],
)
def test_an_engine_that_is_away_is_unavailable(ask):
    away = ElasticIndex(connect("opensearch+http://127.0.0.1:9"), "places")

    with pytest.raises(Unavailable, match="search_engine_away"):
        ask(away)


def test_two_replicas_share_one_index(engine_url, alias):
    one, other = (ElasticIndex(connect(engine_url), alias) for _ in range(2))

    one.put([a_place("1")])
    other.put([a_place("2")])
    one.mark_filled()
    other.mark_filled()

    assert total(one) == total(other) == 2


def test_an_index_with_an_older_mapping_answers_until_the_new_one_is_filled(engine_url, alias):
    client = connect(engine_url)
    old = f"{alias}-old"
    client.options(request_timeout=20).indices.create(index=old, aliases={alias: {}})
    index = ElasticIndex(client, alias)
    index.put([a_place()])
    assert not index.is_filled()
    assert list(client.indices.get_alias(name=alias).body) == [old]

    index.mark_filled()

    assert list(client.indices.get_alias(name=alias).body) == [index_name(alias)]
    assert total(index) == 1


def test_an_index_that_its_engine_lost_is_made_and_filled_again(engine_url, alias):
    client = connect(engine_url)
    index = ElasticIndex(client, alias)
    index.put([a_place()])
    index.mark_filled()
    client.options(request_timeout=20).indices.delete(index=index_name(alias))

    index.put([a_place("q")])

    assert not index.is_filled()
    index.mark_filled()
    assert total(index) == 1


def test_an_index_built_anew_misses_nothing_that_was_heard_meanwhile(engine_url, alias):
    one, other = (ElasticIndex(connect(engine_url), alias) for _ in range(2))
    one.put([a_place("kept"), a_place("gone"), a_place("changed", nom="Before")])
    one.mark_filled()
    assert one.anew().rebuild.begin()

    one.put([a_place("changed", revision=2, nom="Now"), a_place("new")])
    other.drop("gone", 2)
    assert total(one) == 3  # the first index goes on answering, and is still written to
    anew = ElasticIndex(connect(engine_url), alias).anew()
    anew.put([a_place("kept"), a_place("gone"), a_place("changed", nom="Before")])
    anew.mark_filled()

    names = [found.place.nom for found in one.find(PlaceSearch(), TODAY).places]
    assert names == ["Lieu kept", "Lieu new", "Now"]
    assert one.is_filled()
    other.put([a_place("later")])
    other.make_findable()
    assert total(one) == 4


def test_what_was_replaced_is_gone_and_the_next_one_has_another_name(engine_url, alias):
    client = connect(engine_url)
    index = ElasticIndex(client, alias)
    index.put([a_place()])
    index.mark_filled()

    names = []
    for _ in range(2):
        index.anew().rebuild.begin()
        index.anew().put([a_place()])
        index.anew().mark_filled()
        names += client.indices.get(index=f"{alias}-*").body

    assert names == [f"{index_name(alias)}-1", f"{index_name(alias)}-2"]
    assert total(index) == 1


def test_begun_twice_it_is_one(engine_url, alias):
    rebuild = filled(engine_url, alias).anew().rebuild

    assert not rebuild.is_going_on()
    assert rebuild.begin()
    assert not rebuild.begin()
    assert rebuild.is_going_on()


def test_who_comes_after_somebody_was_killed_fills_it_again(engine_url, alias):
    filled(engine_url, alias).anew().rebuild.begin()  # and is killed

    index = ElasticIndex(connect(engine_url), alias)
    filler = Filler(index, lambda after, limit: Stretch([a_place("1"), a_place("2")], [("p", 2)]))
    thread = threading.Thread(target=filler.run, args=(0.01, 0.01))
    thread.start()
    while index.anew().is_wanted():
        time.sleep(0.05)
    filler.stop()
    thread.join(5)

    assert total(index) == 2


def test_whoever_watches_is_told_how_far_it_is(engine_url, alias):
    index, said = filled(engine_url, alias), []

    def say(line: str) -> None:
        said.append(line)
        if line == "places: 0 of 1":  # then the service fills it
            index.anew().put([a_place()])
            index.anew().mark_filled()

    build({"places": index.anew().rebuild}, say, pause_s=0.01)

    assert said == ["places: begun", "places: 0 of 1", "places: done"]


def test_finishing_what_another_replica_finished_is_harmless(engine_url, alias):
    index = filled(engine_url, alias)

    index.anew().mark_filled()

    assert total(index) == 1


def test_who_comes_late_with_one_second_index_lets_no_other_one_answer(engine_url, alias):
    index = filled(engine_url, alias)
    index.anew().rebuild.begin()
    late, quick = index.anew(), index.anew()
    late.put([a_place("1")])
    quick.put([a_place("1"), a_place("2")])
    quick.mark_filled()
    index.anew().rebuild.begin()

    late.put([a_place("2")])
    late.mark_filled()

    assert index.anew().is_wanted()
    assert total(index) == 2


def test_who_was_still_filling_the_first_index_does_not_bring_it_back(engine_url, alias):
    index, late = filled(engine_url, alias), ElasticIndex(connect(engine_url), alias)
    index.anew().rebuild.begin()
    index.anew().put([a_place("1"), a_place("2")])
    index.anew().mark_filled()

    late.mark_filled()
    late.put([a_place("3")])
    late.make_findable()

    assert total(index) == total(late) == 3


def filled(engine_url: str, alias: str) -> ElasticIndex:
    index = ElasticIndex(connect(engine_url), alias)
    index.put([a_place()])
    index.mark_filled()
    return index


def test_a_node_killed_and_started_again_still_has_what_it_was_given(engine_node):
    index = ElasticIndex(connect(engine_node.index_url), "places")
    index.put([a_place()])
    index.mark_filled()

    engine_node.kill()
    with pytest.raises(Unavailable):
        total(index)
    engine_node.start()

    assert wait_for_total(index) == 1


def wait_for_total(index: PlaceIndex) -> int:
    """The node answers a moment before its shards do."""
    for _ in range(50):
        try:
            return total(index)
        except Unavailable:
            time.sleep(0.1)
    return total(index)
