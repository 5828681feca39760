"""What only an index in an engine promises: the engine can be away, or lose all it had."""

import time
import uuid
from collections.abc import Iterator
from datetime import date

import pytest

from services.search.contract.search import PlaceSearch
from services.search.elastic.index import ElasticIndex
from services.search.elastic.mapping import index_name
from services.search.elastic.node import connect
from services.search.index import PlaceIndex
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
