"""The index of workshops in a search engine, as the port promises it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from elasticsearch import Elasticsearch

from services.directory.contract.workshop import WorkshopSnapshot
from services.search.contract.workshops import FoundWorkshops, WorkshopSearch
from services.search.cursor import read_cursor_of
from services.search.elastic.failures import answering
from services.search.elastic.keeper import Keeper
from services.search.elastic.kept import Kept
from services.search.elastic.mapping import WORKSHOP_MAPPING
from services.search.elastic.rebuilding import Anew
from services.search.elastic.workshop_query import held_query, project, to_query, tombstone
from services.search.elastic.writing import Document
from services.search.workshops.found import found_workshops

Json = dict[str, Any]


class ElasticWorkshops(Kept):
    """Beside the places' index, under an alias of its own."""

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        super().__init__(Keeper(client, alias, WORKSHOP_MAPPING))
        self._client = client

    def put(self, workshops: Sequence[WorkshopSnapshot]) -> None:
        self._keeper.keep([*map(_document, workshops)])

    def drop(self, workshop_id: str, revision: int) -> None:
        self.drop_all([(workshop_id, revision)])

    def drop_all(self, gone: Sequence[tuple[str, int]]) -> None:
        self._keeper.keep([(name, revision, tombstone(name)) for name, revision in gone])

    def find(self, search: WorkshopSearch, now: datetime) -> FoundWorkshops:
        after = read_cursor_of("start", search.cursor)
        answer = self._ask(to_query(search, now, after))["hits"]
        hits = [hit["_source"]["snapshot"] for hit in answer["hits"]]
        workshops = [WorkshopSnapshot.model_validate(snapshot) for snapshot in hits]
        return found_workshops(search, workshops, answer["total"]["value"])

    def held_at(self, now: datetime) -> frozenset[str]:
        buckets = self._ask(held_query(now))["aggregations"]["places"]["buckets"]
        return frozenset(bucket["key"] for bucket in buckets)

    def anew(self) -> Anew:
        return Anew(self._keeper.rebuild(), _document, tombstone)

    def _ask(self, query: Json) -> Json:
        with answering():
            answer: Json = self._client.search(index=self._keeper.read_from(), **query).body
        return answer


def _document(workshop: WorkshopSnapshot) -> Document:
    return workshop.workshop_id, workshop.revision, project(workshop)
