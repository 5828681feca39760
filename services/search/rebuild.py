"""Filling an index from the directory: whatever search holds can be built again."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from services.directory.contract.place import PlacePage
from services.search.index import NotIndexed, PlaceIndex
from services.wire.errors import Unavailable

_log = logging.getLogger(__name__)

PAGE = 500

ListPlaces = Callable[[str | None, int], PlacePage]


def list_places_by(call: Callable[..., Any]) -> ListPlaces:
    """How the directory is asked for its places."""

    def list_places(after: str | None, limit: int) -> PlacePage:
        answer = call("directory", "list_places", after=after, limit=limit)
        return PlacePage.model_validate(answer)

    return list_places


def fill(index: PlaceIndex, list_places: ListPlaces) -> int:
    """Put every place the directory has, withdrawn ones as tombstones; then mark it filled.

    Events may arrive meanwhile: revisions decide. Raises Unavailable when the directory or the
    engine is away; filling again is harmless. Returns how many places there were.
    """
    count, after = 0, None
    while True:
        page = list_places(after, PAGE)
        _keep(index, page)
        count, after = count + len(page.places), page.next_after
        _log.info("filling the index", extra={"places": count})
        if after is None:
            break
    index.mark_filled()
    _log.info("index filled", extra={"places": count})
    return count


class Filler:
    """Fills the index when it starts empty, and again should its engine ever lose it."""

    def __init__(self, index: PlaceIndex, list_places: ListPlaces) -> None:
        self._index = index
        self._list_places = list_places
        self._stopping = threading.Event()

    def run(self, pause_s: float, watch_pause_s: float) -> None:
        """Try every ``pause_s`` until it is filled, then look every ``watch_pause_s``."""
        while not self._stopping.is_set():
            filled = self._try()
            self._stopping.wait(watch_pause_s if filled else pause_s)

    def stop(self) -> None:
        """Let run() end after what it is doing."""
        self._stopping.set()

    def _try(self) -> bool:
        try:
            if not self._index.is_filled():
                fill(self._index, self._list_places)
            return True
        except Unavailable as reason:
            _log.warning("the index waits to be filled", extra={"reason": reason.code})
        except Exception:  # a bug in one place must not leave search without an index for ever
            _log.exception("filling the index failed")
        return False


def _keep(index: PlaceIndex, page: PlacePage) -> None:
    try:
        index.put([listed.place for listed in page.places if listed.place])
    except NotIndexed as refused:  # one place that cannot be found is better than none that can
        _log.exception("places left out of the index", extra={"place_ids": refused.place_ids})
    for listed in page.places:
        if listed.place is None:
            index.drop(listed.place_id, listed.revision)
