"""Making one place of two: what may be asked, and what drives it on."""

import logging
from typing import Any

from services.directory.contract.duplicates import Duplicate
from services.directory.contract.events import MergeDecided, MergeUndone
from services.directory.contract.merges import MergeChoice, ShownDuplicate
from services.directory.contract.revision import Actor, Command
from services.directory.corrections.store import CorrectionStore
from services.directory.duplicates.judges import must_judge, must_see
from services.directory.duplicates.store import DuplicateStore
from services.directory.history.store import HistoryStore
from services.directory.merges.carrying_back import CarryingBack
from services.directory.merges.carrying_out import CarryingOut
from services.directory.merges.deciding import Deciding
from services.directory.merges.merge import Decision, Merge, Undoing
from services.directory.merges.refusals import MergeNotFound
from services.directory.merges.store import MergeStore
from services.directory.merges.taking_over import contested
from services.directory.merges.undoing import must_be_separable
from services.directory.places.store import PlaceStore
from services.directory.providers import (
    Clock,
    ClockProvider,
    CorrectionStoreProvider,
    DuplicateStoreProvider,
    HistoryStoreProvider,
    MergeStoreProvider,
    PlaceStoreProvider,
    WorkshopStoreProvider,
)
from services.directory.workshops.following import Following
from services.directory.workshops.store import WorkshopStore
from services.wire.handlers import event_handler
from services.wire.parse import parse
from services.wire.rpc import rpc

_log = logging.getLogger(__name__)

Json = dict[str, Any]


class MergeDoors:
    """The calls about merges. What was decided is recorded and holds; its event drives the rest."""

    merges: MergeStore = MergeStoreProvider()
    duplicates: DuplicateStore = DuplicateStoreProvider()
    places: PlaceStore = PlaceStoreProvider()
    workshops: WorkshopStore = WorkshopStoreProvider()
    corrections: CorrectionStore = CorrectionStoreProvider()
    history: HistoryStore = HistoryStoreProvider()
    clock: Clock = ClockProvider()

    @rpc
    def show_duplicate(self, pair_id: str, actor: Json) -> Json:
        """A pair, as whoever judges it needs it; see ShownDuplicate."""
        pair = self.duplicates.find(pair_id)
        must_see(parse(Actor, actor), pair, self.places.find_many(pair.place_ids))
        return self._as_judged(pair).model_dump(mode="json")

    @rpc
    def merge_places(self, pair_id: str, choice: Json, actor: Json, command: Json) -> Json:
        """Make one place of the two of a pair, as chosen; see MergeChoice and MergeOutcome."""
        wanted, by = parse(MergeChoice, choice), parse(Actor, actor)
        decision = Decision(by, parse(Command, command), self.clock())
        pair = self.duplicates.find(pair_id)
        must_judge(by, pair, self.places.find_many(pair.place_ids))
        deciding = Deciding(self.places, self.workshops, self.merges)
        return deciding.decide(pair, wanted, decision).outcome.model_dump(mode="json")

    @rpc
    def undo_merge(self, pair_id: str, actor: Json) -> Json:
        """Make two places of the one again; saying so twice is harmless. Answers the MergeOutcome
        that was undone.
        """
        by, merge = parse(Actor, actor), self.merges.of_pair(pair_id)
        if merge is None:
            raise MergeNotFound()
        pair = self.duplicates.find(pair_id)
        must_judge(by, pair, self.places.find_many(pair.place_ids))
        if merge.undone is None:
            both = (merge.outcome.kept, merge.outcome.replaced)
            must_be_separable(merge, *map(self.places.find_written, both))
            self.merges.undo(merge, Undoing(by, self.clock()))
        return merge.outcome.model_dump(mode="json")

    @event_handler(MergeDecided)
    def on_merge_decided(self, event: MergeDecided) -> None:
        """Heard twice, or again after a crash, it writes what is missing."""
        merge = self.merges.find(event.merge_id)
        if merge and merge.is_open and not merge.undone:
            following = Following(self.places, self.workshops, self.clock)
            stores = (self.corrections, self.duplicates, self.merges)
            CarryingOut(self.places, following, *stores).carry_out(merge, self.clock())
            _log.info("places merged", extra={"merge_id": event.merge_id})

    @event_handler(MergeUndone)
    def on_merge_undone(self, event: MergeUndone) -> None:
        """As when it was merged."""
        merge = self.merges.find(event.merge_id)
        if merge and merge.is_open and merge.undone:
            CarryingBack(
                self.places,
                self.workshops,
                self.history,
                self.corrections,
                self.duplicates,
                self.merges,
            ).carry_back(merge, merge.undone, self.clock())
            _log.info("places separated", extra={"merge_id": event.merge_id})

    def _as_judged(self, pair: Duplicate) -> ShownDuplicate:
        last = self.merges.of_pair(pair.pair_id)
        merge = last if last and not last.undone else None
        asked = [merge.outcome.kept] if merge else pair.place_ids
        known = self.places.find_many(asked)
        shown = [known[each] for each in asked if each in known and not known[each].withdrawn]
        return ShownDuplicate(
            duplicate=_as_decided(pair, last),
            places=tuple(place.snapshot() for place in shown),
            contested=contested(*shown) if len(shown) > 1 else {},
            outcome=merge.outcome if merge else None,
        )


def _as_decided(pair: Duplicate, last: Merge | None) -> Duplicate:
    """What was said of it last, though it may be written a moment later."""
    if last is None:
        return pair
    if last.undone:
        return pair.model_copy(update={"state": "not_duplicate", "at": last.undone.at})
    return pair.model_copy(update={"state": "merged", "at": last.outcome.at})
