"""The index in a search engine, as the port promises it."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from zlib import crc32

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from services.directory.contract.place import PlaceSnapshot
from services.search.contract.search import FoundPlaces, PlaceSearch
from services.search.cursor import Cursor, Key, order_of, read_cursor
from services.search.elastic.failures import told
from services.search.elastic.mapping import MAPPING, SETTINGS, index_name
from services.search.elastic.projection import project, tombstone
from services.search.elastic.query import Json, known_query, to_query
from services.search.elastic.writing import (
    Document,
    failures,
    index_is_missing,
    is_passing,
    operations,
)
from services.search.found import Hit, found_places
from services.search.index import NotIndexed, engine_away, index_filling
from services.search.words import asked_words, edits

BULK_TIMEOUT_S = 20.0


class ElasticIndex:
    """Reads through an alias, which leads to the index filled last; writes through another.

    The index's name carries its mapping's digest. So a new mapping is filled beside the old one,
    which answers until then. Nothing is asked of the engine before the first call.
    """

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self._client = client
        self._patient = client.options(request_timeout=BULK_TIMEOUT_S)
        self._alias = alias
        self._index = index_name(alias)
        self._write_alias = f"{self._index}-write"

    def put(self, places: Sequence[PlaceSnapshot]) -> None:
        if places:  # the engine refuses an empty bulk
            self._keep([(place.place_id, place.revision, project(place)) for place in places])

    def drop(self, place_id: str, revision: int) -> None:
        self._keep([(place_id, revision, tombstone(place_id))])

    def make_findable(self) -> None:
        with told(), suppress(NotFoundError):  # no index: nothing was kept
            self._client.indices.refresh(index=self._write_alias)

    def find(self, search: PlaceSearch, today: date) -> FoundPlaces:
        after = read_cursor(search)
        with told():
            try:
                answer = self._ask(search, after)
            except NotFoundError:
                raise index_filling() from None
        hits = [_hit(search, hit) for hit in answer["hits"]["hits"]]
        return found_places(search, hits, answer["hits"]["total"]["value"], today)

    def is_filled(self) -> bool:
        with told():
            return bool(self._client.indices.exists_alias(name=self._alias, index=self._index))

    def mark_filled(self) -> None:
        self._create()
        self.make_findable()
        with told():
            self._patient.indices.update_aliases(actions=self._lead_here())

    def check(self) -> None:
        with told():
            if not self._client.indices.exists_alias(name=self._alias):
                raise index_filling()

    def close(self) -> None:
        self._client.close()

    def _keep(self, documents: Sequence[Document]) -> None:
        failed = self._write(documents)
        if any(map(index_is_missing, failed.values())):
            self._create()
            failed = self._write(documents)
        if any(map(is_passing, failed.values())):
            raise engine_away()
        if failed:
            raise NotIndexed(tuple(failed), str(next(iter(failed.values()))["error"]))

    def _write(self, documents: Sequence[Document]) -> dict[str, Json]:
        client = self._client if len(documents) == 1 else self._patient
        with told():
            answer = client.bulk(operations=operations(self._write_alias, documents))
        return failures(answer.body)

    def _create(self) -> None:
        """Make the index; another replica may have been first."""
        with told():
            try:
                self._patient.indices.create(
                    index=self._index,
                    settings=SETTINGS,
                    mappings=MAPPING,
                    aliases={self._write_alias: {}},
                )
            except BadRequestError as twin:
                if twin.error != "resource_already_exists_exception":
                    raise

    def _lead_here(self) -> list[Json]:
        """The read alias moves in one step: no search meets none, or two indices."""
        try:
            holders = self._client.indices.get_alias(name=self._alias).body
        except NotFoundError:
            holders = {}
        actions = [_alias_action("remove", index, self._alias) for index in holders]
        return [*actions, _alias_action("add", self._index, self._alias)]

    def _ask(self, search: PlaceSearch, after: Cursor | None) -> Json:
        known = self._known([word for word in asked_words(search.q) if edits(word)])
        # The same question goes to the same copy: two copies may score a little differently.
        question = search.model_dump_json(exclude={"cursor"}).encode()
        preference = f"q{crc32(question)}"
        query = to_query(search, known, after)
        answer: Json = self._client.search(index=self._alias, preference=preference, **query).body
        return answer

    def _known(self, words: Sequence[str]) -> set[str]:
        if not words:
            return set()
        answer = self._client.search(index=self._alias, **known_query(words))
        counts = answer["aggregations"]["words"]["buckets"]
        return {word for word, count in counts.items() if count["doc_count"]}


def _hit(search: PlaceSearch, hit: Json) -> Hit:
    key: Key = hit["sort"][0]
    if order_of(search) == "distance":
        key = None if key in ("Infinity", None) else float(key)
    return PlaceSnapshot.model_validate(hit["_source"]["snapshot"]), key


def _alias_action(action: str, index: str, alias: str) -> Json:
    return {action: {"index": index, "alias": alias}}
