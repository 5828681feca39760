"""What may be asked of the history of places, and having an earlier revision back."""

from functools import partial
from typing import Any

from services.directory.carrying import carry_out
from services.directory.contract.revision import Actor, Command
from services.directory.history.restoring import restored
from services.directory.history.store import HistoryStore
from services.directory.history.stretch import Mark, page_of
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.providers import (
    Clock,
    ClockProvider,
    HistoryStoreProvider,
    PlaceStoreProvider,
)
from services.directory.rights import may, must_be_allowed
from services.wire.parse import parse
from services.wire.rpc import rpc

Json = dict[str, Any]
LONGEST_PAGE = 100


class HistoryDoors:
    """The calls about what was."""

    places: PlaceStore = PlaceStoreProvider()
    history: HistoryStore = HistoryStoreProvider()
    clock: Clock = ClockProvider()

    @rpc
    def list_history(self, place_id: str, actor: Json, after: str | None, limit: int) -> Json:
        """What happened to a place, shown or withdrawn, and to those whose place it took, the
        newest first; see HistoryPage.
        """
        by, place = parse(Actor, actor), self.places.find_written(place_id)
        subject, its_ids = place.subject, (place_id, *place.replaces)
        must_be_allowed(by, "see_history", subject)
        most = max(1, min(limit, LONGEST_PAGE))
        lines = self.history.before(its_ids, Mark.read(after) if after else None, most)
        page = page_of(lines, most, shows_who=may(by, "see_who_changed_it", subject))
        now = {
            "nom": place.details.nom if place.details else "",
            "revision": place.revision,
            "may_restore": not place.withdrawn and may(by, "restore_revision", subject),
        }
        return page.model_copy(update=now).model_dump(mode="json")

    @rpc
    def restore_revision(
        self, place_id: str, to_revision: int, revision: int, actor: Json, command: Json
    ) -> Json:
        """Have a place that is still at ``revision`` say what it said at an earlier one, as one
        more revision; see Receipt.
        """
        by, now = parse(Actor, actor), self.clock()

        def restore(place: Place) -> Place:
            place.open_to(by, "restore_revision", revision)
            # Read after the place: whatever was saved since only adds lines that nobody asks for.
            lines = self.history.since(place_id, to_revision)
            return restored(place, to_revision, lines, by, now)

        order, find = parse(Command, command), partial(self.places.find, place_id)
        return carry_out(order, now, find, restore, self.places.save)
