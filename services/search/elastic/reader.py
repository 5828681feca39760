"""What is read from the engine, through the alias of the index that answers."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from zlib import crc32

from elasticsearch import Elasticsearch

from services.directory.contract.place import PlaceSnapshot
from services.search.contract.map import MapSearch, PlacesOnMap
from services.search.contract.search import PlaceSearch
from services.search.cursor import Cursor, Key, order_of, read_cursor
from services.search.distance import Point
from services.search.elastic.counting import facets_of
from services.search.elastic.failures import answering
from services.search.elastic.opening import IRREGULAR_QUERY, open_filter
from services.search.elastic.query import Asked, Json, count_lines, named_query, to_query
from services.search.elastic.tiles import (
    clusters_of,
    points_of,
    points_query,
    tiles_query,
    totals_of,
    totals_query,
)
from services.search.elastic.wording import lookup_of, lookup_query
from services.search.found import Answer, Page, found_places
from services.search.hit import Hit, hit_of
from services.search.opening.asked import asks_for_hours, windows_asked
from services.search.placed import point_of
from services.search.question import Idea, doubtful, ideas_of, settled
from services.search.tiling import MOST_POINTS


class Reader:
    """Asks one question after another; raises Unavailable while there is no index to ask.

    ``read_from`` tells the alias that leads to it.
    """

    def __init__(self, client: Elasticsearch, read_from: Callable[[], str]) -> None:
        self._client = client
        self._read_from = read_from

    def find(self, search: PlaceSearch, today: date) -> Page:
        after = read_cursor(search)
        with answering():
            asked = self._asked(search, today)
            answer = self._ask(asked, after)
        hits = [_hit(search, hit, today) for hit in answer["hits"]["hits"]]
        total, facets = answer["hits"]["total"]["value"], facets_of(search, answer)
        return found_places(search, Answer(hits, total, tuple(asked.ideas), facets))

    def counts(self, searches: Sequence[PlaceSearch], today: date) -> tuple[int, ...]:
        if not searches:  # the engine refuses an empty question
            return ()
        with answering():
            asked = [self._asked(each, today) for each in searches]
            answer = self._client.msearch(searches=count_lines(self._read_from(), asked))
        return tuple(each["hits"]["total"]["value"] for each in answer["responses"])

    def named(self, words: Sequence[str], here: Point | None, limit: int) -> list[PlaceSnapshot]:
        with answering():
            answer = self._search(named_query(words, here, limit))
        hits = answer["hits"]["hits"]
        return [PlaceSnapshot.model_validate(hit["_source"]["snapshot"]) for hit in hits]

    def on_map(self, asked: MapSearch, today: date) -> PlacesOnMap:
        with answering():
            wanted = self._asked(asked.search, today)
            totals = totals_of(self._search(totals_query(wanted)))
            if totals["placed"] <= MOST_POINTS:
                points = points_of(self._search(points_query(wanted))["hits"]["hits"])
                return PlacesOnMap(**totals, points=points)
            tiles = self._search(tiles_query(wanted, asked.zoom))
        return PlacesOnMap(**totals, clusters=clusters_of(tiles))

    def _search(self, query: Json) -> Json:
        answer: Json = self._client.search(index=self._read_from(), **query).body
        return answer

    def _asked(self, search: PlaceSearch, today: date) -> Asked:
        ideas = self._settled(ideas_of(search.q))
        return Asked(search, today, ideas, self._opening(search))

    def _ask(self, asked: Asked, after: Cursor | None) -> Json:
        # The same question goes to the same copy: two copies may score a little differently.
        question = asked.search.model_dump_json(exclude={"cursor"}).encode()
        return self._search(to_query(asked, after) | {"preference": f"q{crc32(question)}"})

    def _opening(self, search: PlaceSearch) -> list[Json]:
        if not asks_for_hours(search):
            return []
        answer = self._client.search(index=self._read_from(), **IRREGULAR_QUERY).body
        return [open_filter(partial(windows_asked, search), answer)]

    def _settled(self, ideas: tuple[Idea, ...]) -> tuple[Idea, ...]:
        if not (words := doubtful(ideas)):
            return ideas
        return settled(ideas, lookup_of(words, self._search(lookup_query(words))))


def _hit(search: PlaceSearch, hit: Json, today: date) -> Hit:
    key: Key = hit["sort"][0]
    if order_of(search) == "distance":
        key = None if key in ("Infinity", None) else float(key)
    place = PlaceSnapshot.model_validate(hit["_source"]["snapshot"])
    return hit_of(place, key, point_of(search), today)
