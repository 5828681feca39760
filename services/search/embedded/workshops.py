"""The embedded index of workshops: there are few enough to look at each."""

import threading
from collections.abc import Sequence
from datetime import datetime

from services.directory.contract.workshop import WorkshopSnapshot
from services.search.contract.workshops import FoundWorkshops, WorkshopSearch
from services.search.cursor import read_cursor_of
from services.search.embedded.memory import InMemory
from services.search.embedded.workshop_rows import Asked, Row, row_of
from services.search.index import index_filling
from services.search.workshops.found import found_workshops


class EmbeddedWorkshops(InMemory):
    """In memory only; what is put is found at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._revisions: dict[str, int] = {}
        self._rows: dict[str, Row] = {}
        self._filled = False

    def put(self, workshops: Sequence[WorkshopSnapshot]) -> None:
        rows = [row_of(workshop) for workshop in workshops]
        with self._lock:
            for row in rows:
                if self._is_news(row.workshop.workshop_id, row.workshop.revision):
                    self._rows[row.workshop.workshop_id] = row

    def drop(self, workshop_id: str, revision: int) -> None:
        self.drop_all([(workshop_id, revision)])

    def drop_all(self, gone: Sequence[tuple[str, int]]) -> None:
        with self._lock:
            for workshop_id, _ in filter(lambda each: self._is_news(*each), gone):
                self._rows.pop(workshop_id, None)

    def make_findable(self) -> None:
        """It is."""

    def find(self, search: WorkshopSearch, now: datetime) -> FoundWorkshops:
        after = read_cursor_of("start", search.cursor)
        asked = Asked(search, now)
        found = sorted((row for row in self._all() if asked.wants(row)), key=lambda row: row.order)
        start = (after.key, after.place_id) if after else (float("-inf"), "")
        later = [row.workshop for row in found if row.order > start]
        return found_workshops(search, later[: search.limit + 1], len(found))

    def held_at(self, now: datetime) -> frozenset[str]:
        workshops = (row.workshop for row in self._all())
        return frozenset(each.place_id for each in workshops if each.ends_at > now)

    def is_filled(self) -> bool:
        return self._filled

    def mark_filled(self) -> None:
        self._filled = True

    def check(self) -> None:
        if not self._filled:
            raise index_filling()

    def _all(self) -> list[Row]:
        self.check()
        with self._lock:
            return list(self._rows.values())

    def _is_news(self, workshop_id: str, revision: int) -> bool:
        is_news = revision > self._revisions.get(workshop_id, 0)
        if is_news:
            self._revisions[workshop_id] = revision
        return is_news
