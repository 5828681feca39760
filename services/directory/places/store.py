"""Places in MongoDB, each with what it has yet to tell.

The outbox lies inside the place's own document, so one atomic, journaled write keeps both: a place
never changes without its event, and no event tells of a change that was not kept.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.merges.decided import DecidedMerges
from services.directory.places.document import fields_of, place_from
from services.directory.places.heard import HeardStore
from services.directory.places.listing import UNTOLD, listed
from services.directory.places.place import Place
from services.directory.places.raising import raise_older
from services.directory.places.refusals import PlaceNotFound
from services.directory.places.telling import entries_of
from services.directory.territories.locating import PlaceTerritories
from services.wire.outbox import Outbox
from services.wire.saving import ChangedMeanwhile, Saving, Telling, save, save_many, tell

Json = dict[str, Any]


class PlaceStore:
    """The collection of places. Each save also says in which territories the place is.

    ``on_saved`` is called after each write that has something to tell.
    """

    def __init__(
        self, database: Database[Json], on_saved: Callable[[], None] = lambda: None
    ) -> None:
        self._places: Collection[Json] = database["places"]
        self._history: Collection[Json] = database["place_history"]
        self._on_saved = on_saved
        self._territories = PlaceTerritories(database)
        self.heard = HeardStore(database)
        self._merges = DecidedMerges(database)

    @property
    def outbox(self) -> Outbox:
        """What the places have yet to tell."""
        return Outbox(self._places, self._history)

    def prepare(self) -> None:
        """Make the indexes, and raise documents of an older shape; harmless when that is done."""
        self.outbox.prepare()
        self._history.create_index([("place_id", 1), ("revision", 1)])
        self._history.create_index([("place_id", 1), ("at", 1), ("revision", 1)])
        self._places.create_index([("department", 1), ("ask_at", 1)])
        raise_older(self._places, datetime.now(UTC))

    def find(self, place_id: str) -> Place:
        """The place, withdrawn or not. Raises PlaceNotFound."""
        [found] = self._merges.seen_by([self.find_written(place_id)])
        return found

    def find_written(self, place_id: str) -> Place:
        """The place as it is kept, whatever merge of it was decided. Raises PlaceNotFound."""
        if (kept := self._places.find_one({"_id": place_id}, {"outbox": 0})) is None:
            raise PlaceNotFound()
        return place_from(kept)

    def find_kept(self, place_id: str) -> Place:
        """The place, or the one that it became, however often it was merged."""
        found = self.find(place_id)
        while found.replaced_by:
            found = self.find(found.replaced_by)
        return found

    def find_many(self, place_ids: Iterable[str]) -> dict[str, Place]:
        """Those that exist, by id."""
        found = self._places.find({"_id": {"$in": list(place_ids)}}, {"outbox": 0})
        return {each.place_id: each for each in self._merges.seen_by([*map(place_from, found)])}

    def shown_in(self, department: str) -> Iterator[Place]:
        """All places of a department that are shown."""
        shown = {"department": department, "withdrawn": False}
        return map(place_from, self._places.find(shown, {"outbox": 0}))

    def all_shown(self) -> Iterator[Place]:
        """All places that are shown."""
        return map(place_from, self._places.find({"withdrawn": False}, {"outbox": 0}))

    def due(self, departments: Sequence[str], now: datetime, limit: int) -> list[Place]:
        """Places of these departments to be asked about, the longest due first.

        A save beside an earlier question may have left an ``ask_at`` behind: look at the place's.
        """
        found = self._places.find(to_ask(departments, now), {"outbox": 0}).sort("ask_at", 1)
        return [place_from(kept) for kept in found.limit(limit)]

    def save(self, place: Place) -> None:
        """Keep the place and its outbox.

        Raises ChangedMeanwhile if it was saved since it was read.
        """
        [told] = self._territories.told_of([place])
        save(self._places, _saving(told))
        self._on_saved()

    def erase(self, place: Place) -> None:
        """Keep nothing of it but what an erased place is; what it had yet to tell goes too.

        Raises ChangedMeanwhile if it was saved since it was read.
        """
        as_read = {"_id": place.place_id, "revision": place.read_revision}
        entries = entries_of(place)
        saved = {"revision": place.revision, "saved_as": entries[0]["event_id"], "outbox": entries}
        if not self._places.replace_one(as_read, {**fields_of(place), **saved}).matched_count:
            raise ChangedMeanwhile()
        self._on_saved()

    def save_many(self, places: Sequence[Place]) -> set[str]:
        """Keep them in one journaled bulk; answers the ids of those that changed meanwhile."""
        told = self._territories.told_of(places)
        changed_meanwhile = save_many(self._places, [_saving(place) for place in told])
        self._on_saved()
        return changed_meanwhile

    def bring_forward(self, place: Place, due_at: datetime) -> None:
        """Have its structure asked then, and not when it would have been."""
        marks = {"due_at": due_at, "ask_at": due_at}
        self.tell([Telling(place.place_id, place.revision, marks, {"due_at": due_at}, ())])

    def tell(self, tellings: Sequence[Telling]) -> int:
        """Tell what changes no listing; how many were told, for some may have changed meanwhile."""
        told = tell(self._places, tellings)
        if told:
            self._on_saved()
        return told

    def list_after(self, after: str | None, limit: int) -> Json:
        """PlacePage: a stretch of all places by id, withdrawn ones as id and revision only."""
        later = {"_id": {"$gt": after}} if after else {}
        told = dict.fromkeys(UNTOLD, 0)
        found = list(self._places.find(later, told).sort("_id", 1).limit(limit))
        merged_away = self._merges.merged_away([kept["_id"] for kept in found])
        next_after = found[-1]["_id"] if len(found) == limit else None
        return {"places": [listed(kept, merged_away) for kept in found], "next_after": next_after}

    def is_empty(self) -> bool:
        """Whether there never was a place. Not by the estimated count: a crash sets it to 0."""
        return self._places.find_one({}, {"_id": 1}) is None


def to_ask(departments: Sequence[str], now: datetime) -> Json:
    """The filter of those whose next rung has come, which an index serves."""
    return {"department": {"$in": list(departments)}, "ask_at": {"$lte": now}}


def _saving(place: Place) -> Saving:
    return Saving(place.place_id, place.read_revision, fields_of(place), entries_of(place))
