"""Erasing a place: what may be asked, and what drives it on."""

from functools import partial
from typing import Any

from services.directory.carrying import carry_out, insist
from services.directory.changes.providers import ChangeLogProvider
from services.directory.changes.store import ChangeLog
from services.directory.contract.events import PlaceErased
from services.directory.contract.revision import Actor, Command
from services.directory.corrections.store import CorrectionStore
from services.directory.duplicates.store import DuplicateStore
from services.directory.erasure.erasure import erased
from services.directory.erasure.forgetting import Forgetting
from services.directory.history.store import HistoryStore
from services.directory.merges.refusals import BeingMerged
from services.directory.merges.store import MergeStore
from services.directory.places.place import Place
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
from services.directory.workshops.store import WorkshopStore
from services.wire.handlers import event_handler
from services.wire.parse import parse
from services.wire.rpc import rpc

Json = dict[str, Any]


class ErasureDoors:
    """The call that erases. The listing itself says nothing any more when it is answered; its event
    drives what is kept elsewhere.
    """

    places: PlaceStore = PlaceStoreProvider()
    workshops: WorkshopStore = WorkshopStoreProvider()
    history: HistoryStore = HistoryStoreProvider()
    corrections: CorrectionStore = CorrectionStoreProvider()
    duplicates: DuplicateStore = DuplicateStoreProvider()
    changes: ChangeLog = ChangeLogProvider()
    merges: MergeStore = MergeStoreProvider()
    clock: Clock = ClockProvider()

    @rpc
    def erase_place(self, place_id: str, revision: int, actor: Json, command: Json) -> Json:
        """Keep nothing of what a place said, shown or withdrawn, that is still at ``revision``; see
        Receipt. This is never undone; so it waits until a merge of it is, if that was said.
        """
        by, now = parse(Actor, actor), self.clock()

        def erase(place: Place) -> Place:
            left = erased(place, revision, by, now)
            if self.merges.being_undone(place_id):
                raise BeingMerged()
            return left

        order, find = parse(Command, command), partial(self.places.find, place_id)
        return carry_out(order, now, find, erase, self.places.erase)

    @event_handler(PlaceErased)
    def on_place_erased(self, event: PlaceErased) -> None:
        forgetting = Forgetting(
            places=self.places,
            workshops=self.workshops,
            history=self.history,
            corrections=self.corrections,
            duplicates=self.duplicates,
            changes=self.changes,
            merges=self.merges,
            clock=self.clock,
        )
        insist(lambda: forgetting.forget(event))
