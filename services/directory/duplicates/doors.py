"""What may be asked of places that look like one, and saying that they are two."""

from collections.abc import Iterator, Sequence
from typing import Any

from services.directory.contract.duplicates import Duplicate, DuplicatePage, WaitingDuplicate
from services.directory.contract.revision import Actor
from services.directory.duplicates.judges import may_see, must_judge
from services.directory.duplicates.store import DuplicateStore
from services.directory.places.store import PlaceStore
from services.directory.providers import (
    Clock,
    ClockProvider,
    DuplicateStoreProvider,
    PlaceStoreProvider,
)
from services.directory.rights import Subject, must_be_allowed
from services.wire.parse import parse
from services.wire.rpc import rpc

Json = dict[str, Any]
LONGEST_PAGE = 100


class DuplicateDoors:
    """The calls about places that look like one."""

    duplicates: DuplicateStore = DuplicateStoreProvider()
    places: PlaceStore = PlaceStoreProvider()
    clock: Clock = ClockProvider()

    @rpc
    def list_duplicates(self, territory: str, actor: Json, after: str | None, limit: int) -> Json:
        """The open pairs of a territory, the likeliest first; see DuplicatePage."""
        by = parse(Actor, actor)
        must_be_allowed(by, "see_duplicates", Subject(territories=(territory,)))
        most = max(1, min(limit, LONGEST_PAGE))
        found = self.duplicates.open_in(territory, after or "", most)
        next_after = found[-1].rank if len(found) == most else None
        waiting = tuple(self._with_places(found, by))
        page = DuplicatePage(duplicates=waiting, next_after=next_after)
        return page.model_dump(mode="json")

    @rpc
    def judge_duplicate(self, pair_id: str, actor: Json) -> Json:
        """They are two; saying so again is harmless. Answers the Duplicate."""
        by, pair = parse(Actor, actor), self.duplicates.find(pair_id)
        must_judge(by, pair, self.places.find_many(pair.place_ids))
        self.duplicates.judge(pair_id, by, self.clock())
        return self.duplicates.find(pair_id).model_dump(mode="json")

    def _with_places(self, found: Sequence[Duplicate], by: Actor) -> Iterator[WaitingDuplicate]:
        places = self.places.find_many({each for pair in found for each in pair.place_ids})
        shown = {each: place for each, place in places.items() if not place.withdrawn}
        for pair in found:
            first, second = map(shown.get, pair.place_ids)
            if first and second and may_see(by, pair, shown):
                both = (first.snapshot(), second.snapshot())
                yield WaitingDuplicate(duplicate=pair, places=both)
