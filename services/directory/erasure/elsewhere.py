"""What another place kept of one that is erased: it stood for it once, until that was undone."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.directory.changes.forgotten import Taken
from services.directory.changes.store import ChangeLog
from services.directory.erasure.unsaying import Stretch, stretches, unsaid
from services.directory.history.store import HistoryStore
from services.directory.merges.merge import Merge
from services.directory.merges.store import MergeStore
from services.wire.errors import Unavailable


@dataclass(frozen=True)
class Elsewhere:
    """Over the merges that were undone, and what of them is kept."""

    merges: MergeStore
    history: HistoryStore
    changes: ChangeLog

    def forget(self, place_id: str) -> None:
        """Twice is harmless. Raises Unavailable while the relay has yet to carry some of it."""
        for merge in self._undone_of(place_id):
            kept, replaced = merge.outcome.kept, merge.outcome.replaced
            for stretch in stretches(self.history.since(kept, 0), replaced):
                self._unsay(stretch)
                self.changes.forget_taken(_taken(stretch, merge))

    def _undone_of(self, place_id: str, within: Merge | None = None) -> Iterator[Merge]:
        """Those by which another took its place and, while that stood for it, another that one's:
        a chain is undone from its end.
        """
        for merge in self.merges.undone_of(place_id):
            if within is None or _lies_within(merge, within):
                yield merge
                yield from self._undone_of(merge.outcome.kept, merge)

    def _unsay(self, stretch: Stretch) -> None:
        lines = [*unsaid(stretch)]
        if not self.history.rewrite(lines):
            raise Unavailable("relay_behind", "Some of its history is not carried yet.")


def _lies_within(merge: Merge, outer: Merge) -> bool:
    if merge.undone is None or outer.undone is None:
        return False
    return outer.outcome.at < merge.outcome.at and merge.undone.at < outer.undone.at


def _taken(stretch: Stretch, merge: Merge) -> Taken:
    first, last = stretch.lines[0], stretch.lines[-1]
    return Taken(merge.outcome.kept, first.revision, last.revision, merge.moving)
