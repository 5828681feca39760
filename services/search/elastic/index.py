"""The index of places in a search engine, as the port promises it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from elasticsearch import Elasticsearch

from services.directory.contract.place import PlaceSnapshot
from services.search.contract.map import MapSearch, PlacesOnMap
from services.search.contract.search import PlaceSearch
from services.search.distance import Point
from services.search.elastic.keeper import Keeper
from services.search.elastic.kept import Kept
from services.search.elastic.mapping import MAPPING
from services.search.elastic.projection import project, tombstone
from services.search.elastic.reader import Reader
from services.search.elastic.rebuilding import Anew
from services.search.elastic.writing import Document
from services.search.found import Page

Json = dict[str, Any]


class ElasticIndex(Kept):
    """What is written is the keeper's, what is asked the reader's."""

    def __init__(self, client: Elasticsearch, alias: str, mapping: Json = MAPPING) -> None:
        super().__init__(Keeper(client, alias, mapping))
        self._reader = Reader(client, self._keeper.read_from)

    def put(self, places: Sequence[PlaceSnapshot]) -> None:
        self._keeper.keep([*map(_document, places)])

    def drop(self, place_id: str, revision: int) -> None:
        self.drop_all([(place_id, revision)])

    def drop_all(self, gone: Sequence[tuple[str, int]]) -> None:
        self._keeper.keep([(name, revision, tombstone(name)) for name, revision in gone])

    def find(self, search: PlaceSearch, today: date) -> Page:
        return self._reader.find(search, today)

    def counts(self, searches: Sequence[PlaceSearch], today: date) -> tuple[int, ...]:
        return self._reader.counts(searches, today)

    def named(self, words: Sequence[str], here: Point | None, limit: int) -> list[PlaceSnapshot]:
        return self._reader.named(words, here, limit)

    def on_map(self, asked: MapSearch, today: date) -> PlacesOnMap:
        return self._reader.on_map(asked, today)

    def anew(self) -> Anew:
        return Anew(self._keeper.rebuild(), _document, tombstone)


def _document(place: PlaceSnapshot) -> Document:
    return place.place_id, place.revision, project(place)
