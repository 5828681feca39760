"""Filling an index from the directory: whatever search holds can be built again."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from services.directory.contract.place import PlacePage
from services.directory.contract.workshop import WorkshopPage
from services.search.filling import AnIndex, Fillable
from services.search.index import NotIndexed
from services.wire.errors import Unavailable

_log = logging.getLogger(__name__)

PAGE = 500
AT_ONCE = 2  # stretches: one is made ready while the engine takes in the other


@dataclass(frozen=True)
class Stretch:
    """Some of all that the directory has of one subject: what is shown, whole; what is gone, as ids
    and revisions. ``next_after`` is None on the last one.
    """

    shown: Sequence[Any]
    gone: Sequence[tuple[str, int]] = ()
    next_after: str | None = None


ListSubjects = Callable[[str | None, int], Stretch]


def list_places_by(call: Callable[..., Any]) -> ListSubjects:
    """How the directory is asked for its places."""

    def list_places(after: str | None, limit: int) -> Stretch:
        answer = call("directory", "list_places", after=after, limit=limit)
        page = PlacePage.model_validate(answer)
        gone = [(one.place_id, one.revision) for one in page.places if one.place is None]
        return Stretch([one.place for one in page.places if one.place], gone, page.next_after)

    return list_places


def list_workshops_by(call: Callable[..., Any]) -> ListSubjects:
    """How the directory is asked for its workshops."""

    def list_workshops(after: str | None, limit: int) -> Stretch:
        answer = call("directory", "list_workshops", after=after, limit=limit)
        page = WorkshopPage.model_validate(answer)
        listed = page.workshops
        gone = [(one.workshop_id, one.revision) for one in listed if one.workshop is None]
        return Stretch([one.workshop for one in listed if one.workshop], gone, page.next_after)

    return list_workshops


def fill(index: Fillable, list_subjects: ListSubjects) -> int:
    """Put all that the directory has, what is gone as tombstones; then mark the index filled.

    While some are kept the next are listed. Events may arrive meanwhile: revisions decide. Raises
    Unavailable when the directory or the engine is away; filling again is harmless. Returns how
    many subjects there were.
    """
    started, count, kept = time.monotonic(), 0, deque[Future[int]]()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for stretch in _stretches(list_subjects):
            kept.append(pool.submit(_keep, index, stretch))
            if len(kept) > AT_ONCE:
                count += kept.popleft().result()
                _log.info("filling the index", extra={"subjects": count})
        count += sum(each.result() for each in kept)
    index.mark_filled()
    seconds = round(time.monotonic() - started, 2)
    _log.info("index filled", extra={"subjects": count, "seconds": seconds})
    return count


class Filler:
    """Fills the index when it starts empty, again should its engine lose it or it events, and the
    second one that somebody began. Once it is filled it answers for those that are not.
    """

    def __init__(self, index: AnIndex, list_subjects: ListSubjects) -> None:
        self._index = index
        self._list_subjects = list_subjects
        self._stopping = threading.Event()
        self._leads = False

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
                fill(self._index, self._list_subjects)
            elif (anew := self._index.anew()) and anew.is_wanted():
                fill(anew, self._list_subjects)
            if not self._leads:  # once: of two versions each would take it from the other
                self._index.lead()
                self._leads = True
            return True
        except Unavailable as reason:
            _log.warning("the index waits to be filled", extra={"reason": reason.code})
        except Exception:  # a bug in one subject must not leave search without an index for ever
            _log.exception("filling the index failed")
        return False


def _stretches(list_subjects: ListSubjects) -> Iterator[Stretch]:
    after = None
    while True:
        stretch = list_subjects(after, PAGE)
        yield stretch
        if (after := stretch.next_after) is None:
            return


def _keep(index: Fillable, stretch: Stretch) -> int:
    try:
        index.put(stretch.shown)
    except NotIndexed as refused:  # one that cannot be found is better than none that can
        _log.exception("left out of the index", extra={"subject_ids": refused.subject_ids})
    index.drop_all(stretch.gone)
    return len(stretch.shown) + len(stretch.gone)
