"""The embedded index, as the port promises it."""

import threading
from collections.abc import Sequence
from datetime import date

from services.directory.contract.place import PlaceSnapshot
from services.search.contract.map import MapSearch, PlacesOnMap
from services.search.contract.search import PlaceSearch
from services.search.cursor import read_cursor
from services.search.distance import Point
from services.search.embedded.columns import Columns
from services.search.embedded.finding import Finding
from services.search.embedded.memory import InMemory
from services.search.embedded.naming import named
from services.search.embedded.projection import Row, project
from services.search.embedded.tiles import on_map
from services.search.embedded.word_index import WordIndex
from services.search.found import Answer, Page, found_places
from services.search.index import index_filling

MOST_PENDING = 1000  # rows hold their text, which is not needed once it is indexed


class TantivyIndex(InMemory):
    """In memory only: it starts empty, and is filled again at every start.

    Three locks, taken in this order: ``_writing`` while a batch becomes findable, ``_waiting`` for
    what is put meanwhile, ``_reading`` for the short moment in which a find, or the new batch, has
    the columns.
    """

    def __init__(self) -> None:
        self._writing = threading.Lock()
        self._waiting = threading.Lock()
        self._reading = threading.Lock()
        self._columns = Columns()
        self._word_index = WordIndex()
        self._words = self._word_index.commit()
        self._pending: dict[str, Row] = {}
        self._filled = False

    def put(self, places: Sequence[PlaceSnapshot]) -> None:
        self._keep([project(place) for place in places])
        if len(self._pending) >= MOST_PENDING:
            self._take_in(self._filled)

    def drop(self, place_id: str, revision: int) -> None:
        self.drop_all([(place_id, revision)])

    def drop_all(self, gone: Sequence[tuple[str, int]]) -> None:
        self._keep([Row(place_id, revision) for place_id, revision in gone])

    def make_findable(self) -> None:
        self._take_in(with_words=True)

    def find(self, search: PlaceSearch, today: date) -> Page:
        after = read_cursor(search)
        self.check()
        with self._reading:
            finding = Finding(self._columns, self._words, search, today)
            facets = finding.facets() if search.with_facets else ()
            answer = Answer(finding.hits(after), finding.total, finding.ideas, facets)
        return found_places(search, answer)

    def counts(self, searches: Sequence[PlaceSearch], today: date) -> tuple[int, ...]:
        self.check()
        with self._reading:
            findings = (Finding(self._columns, self._words, each, today) for each in searches)
            return tuple(finding.total for finding in findings)

    def named(self, words: Sequence[str], here: Point | None, limit: int) -> list[PlaceSnapshot]:
        self.check()
        with self._reading:
            rows = named(self._columns, self._words, words, here)[:limit]
            found = [self._columns.written(row) for row in rows]
        return [PlaceSnapshot.model_validate_json(place) for place in found]

    def on_map(self, asked: MapSearch, today: date) -> PlacesOnMap:
        self.check()
        with self._reading:
            rows = Finding(self._columns, self._words, asked.search, today).rows()
            return on_map(self._columns, rows, asked.zoom)

    def is_filled(self) -> bool:
        return self._filled

    def mark_filled(self) -> None:
        self.make_findable()
        self._filled = True

    def check(self) -> None:
        if not self._filled:
            raise index_filling()

    def _keep(self, rows: list[Row]) -> None:
        with self._waiting:
            for row in rows:
                waiting = self._pending.get(row.place_id)
                if waiting is None or waiting.revision < row.revision:
                    self._pending[row.place_id] = row

    def _take_in(self, with_words: bool) -> None:
        """Whatever is pending. While the index is being filled nobody asks for the words yet, and
        tantivy reads them meanwhile on another core.
        """
        with self._writing:
            with self._waiting:
                batch, self._pending = self._pending, {}
            # A row that overtook another between two batches is older than what is shown: not
            # again.
            rows = [row for row in batch.values() if self._is_news(row)]
            self._write(rows)
            words = self._words
            if with_words and self._word_index.has_news:
                words = self._word_index.commit()
            with self._reading:
                self._words = words
                for row in rows:
                    self._columns.set(row)

    def _is_news(self, row: Row) -> bool:
        return row.revision > self._columns.revision(row.place_id)

    def _write(self, rows: list[Row]) -> None:
        with self._reading:
            numbers = [self._columns.number(row.place_id) for row in rows]
        for number, row in zip(numbers, rows, strict=True):
            self._word_index.set(number, row)
