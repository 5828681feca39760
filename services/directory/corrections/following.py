"""Corrections follow their place: into the one that it became, back again, or away with it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from pymongo.collection import Collection

from services.directory.corrections.correction import Correction
from services.directory.corrections.document import (
    OPEN,
    WORDLESS,
    correction_from,
    forgotten_fields,
    told_judged,
)
from services.directory.corrections.settling import settled_without
from services.directory.places.place import Place
from services.wire.saving import ChangedMeanwhile

Json = dict[str, Any]
UNTOLD = {"outbox.0": {"$exists": True}}
UNTOLD_AND_WORDLESS = {
    **WORDLESS,
    "decision.judgement.changes": {},
    "decision.judgement.reason": "",
    "outbox.$[].event.nom": "",
}


class Following:
    """The part of the store that is about what happens to places. ``on_saved`` is called after
    each write with an event.
    """

    def __init__(self, corrections: Collection[Json], on_saved: Callable[[], None]) -> None:
        self._corrections = corrections
        self._on_saved = on_saved

    def move(self, place_id: str, kept: Place) -> None:
        """Those that wait for a place that was merged wait for the one that it is, where that lies.
        Each remembers of which it was proposed. Twice is harmless.
        """
        self._send({"place_id": place_id}, kept)

    def move_back(self, kept: str, place: Place) -> None:
        """Those that came from this place, or from one that it took, wait for it again. Twice is
        harmless.
        """
        came = {"$in": [place.place_id, *place.replaces]}
        self._send({"place_id": kept, "proposed_of": came}, place)

    def _send(self, where: Json, place: Place) -> None:
        there = {
            "place_id": {"$literal": place.place_id},
            "territories": {"$literal": list(place.subject.territories)},
            "proposed_of": {"$ifNull": ["$proposed_of", "$place_id"]},
        }
        self._corrections.update_many({**where, **OPEN, "decision": None}, [{"$set": there}])

    def forget(self, place_id: str, now: datetime) -> None:
        """Nothing that was written about this place is left, judged or not, wherever it waits. Of
        what waited, or was told to nobody yet, its proposer still hears. Twice is harmless.

        Raises ChangedMeanwhile when one of them is judged at the same time.
        """
        of_it = {"$or": [{"place_id": place_id}, {"proposed_of": place_id}]}
        for kept in self._corrections.find({**of_it, **OPEN}, {"outbox": 0}):
            self._forget(correction_from(kept), now)
        judged = {**of_it, "nom": {"$ne": ""}}
        self._corrections.update_many({**judged, **UNTOLD}, {"$set": UNTOLD_AND_WORDLESS})
        self._corrections.delete_many(judged)
        self._on_saved()

    def _forget(self, waiting: Correction, now: datetime) -> None:
        left = waiting.forgotten(settled_without(waiting, 0, now))
        unchanged = {"_id": waiting.correction_id, "revision": waiting.revision, **OPEN}
        change = {
            "$set": forgotten_fields(left, now, told_judged(left, now)),
            "$inc": {"revision": 1},
        }
        if not self._corrections.update_one(unchanged, change).matched_count:
            raise ChangedMeanwhile()
