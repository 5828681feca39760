"""Corrections in MongoDB, each with the event that tells what was made of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from services.directory.contract.events import CorrectionProposed
from services.directory.contract.revision import Command
from services.directory.corrections.correction import Correction
from services.directory.corrections.document import (
    OPEN,
    correction_from,
    decision_document,
    judged_fields,
    new_document,
    told_judged,
)
from services.directory.corrections.following import Following
from services.directory.corrections.refusals import CorrectionNotFound
from services.directory.receipts import KeyReused
from services.directory.territories.following import Waiting
from services.wire.outbox import Outbox, entry
from services.wire.saving import ChangedMeanwhile, Saving, save

Json = dict[str, Any]


class CorrectionStore(Following):
    """The collection of corrections. ``on_saved`` is called after each write with an event."""

    def __init__(
        self, database: Database[Json], on_saved: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(database["corrections"], on_saved)

    @property
    def outbox(self) -> Outbox:
        """What was proposed or judged, and not told yet."""
        return Outbox(self._corrections)

    @property
    def still_waiting(self) -> Waiting:
        """Those that nobody has judged."""
        return Waiting(self._corrections, OPEN)

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self.outbox.prepare()
        self._corrections.create_index([("territories", 1), ("state", 1), ("rank", 1)])
        self._corrections.create_index([("place_id", 1), ("state", 1), ("rank", 1)])
        self._corrections.create_index([("state", 1), ("decision.at", 1)])
        self._corrections.create_index("proposed_of", sparse=True)
        self._corrections.create_index("forgotten_at", expireAfterSeconds=0)

    def find(self, correction_id: str) -> Correction:
        """The correction, judged or not. Raises CorrectionNotFound."""
        if (kept := self._corrections.find_one({"_id": correction_id}, {"outbox": 0})) is None:
            raise CorrectionNotFound()
        return correction_from(kept)

    def filed_by(self, command: Command) -> Correction | None:
        """What this command has proposed, whatever became of it. Raises KeyReused."""
        kept = self._corrections.find_one({"_id": command.key}, {"outbox": 0})
        if kept and kept["fingerprint"] != command.fingerprint:
            raise KeyReused()
        return correction_from(kept) if kept else None

    def file(self, proposed: Correction, code_postal: str = "") -> Correction:
        """Keep it with its event; the same command again gets the first one. Raises KeyReused."""
        event = CorrectionProposed(
            occurred_at=proposed.at,
            correction_id=proposed.correction_id,
            place_id=proposed.place_id,
            nom=proposed.nom,
            code_postal=code_postal,
        )
        try:
            self._corrections.insert_one(new_document(proposed, entry(event, {})))
        except DuplicateKeyError:
            known = self.find(proposed.correction_id)
            if known.fingerprint != proposed.fingerprint:
                raise KeyReused() from None
            return known
        self._on_saved()
        return proposed

    def waiting(
        self, where: Mapping[str, str], after: str, limit: int
    ) -> list[tuple[str, Correction]]:
        """Those that wait where the filter says (of a place, in a territory), the oldest first,
        each with its rank, from after that rank on.
        """
        asked = {**where, **OPEN, "rank": {"$gt": after}}
        found = self._corrections.find(asked, {"outbox": 0}).sort("rank", 1).limit(limit)
        return [(kept["rank"], correction_from(kept)) for kept in found]

    def places_with_any(self) -> list[str]:
        """Those for which any wait."""
        return list(self._corrections.distinct("place_id", OPEN))

    def count_waiting(self, place_id: str) -> int:
        """How many wait for this place."""
        return self._corrections.count_documents({"place_id": place_id, **OPEN})

    def territories_with_any(self) -> set[str]:
        """Where any wait."""
        return set(self._corrections.distinct("territories", OPEN))

    def left_undone(self, before: datetime) -> list[Correction]:
        """Those decided before then, of which nobody has carried the decision out."""
        asked = {**OPEN, "decision.at": {"$lt": before}}
        return list(map(correction_from, self._corrections.find(asked, {"outbox": 0})))

    def keep_decision(self, decided: Correction) -> Correction:
        """Keep its decision, or that there is none any more, as it is at its next revision.

        Raises ChangedMeanwhile.
        """
        unchanged = {"_id": decided.correction_id, "revision": decided.revision, **OPEN}
        change = {
            "$set": {"decision": decision_document(decided.decision)},
            "$inc": {"revision": 1},
        }
        if not self._corrections.update_one(unchanged, change).matched_count:
            raise ChangedMeanwhile()
        return replace(decided, revision=decided.revision + 1)

    def conclude(self, judged: Correction, now: datetime) -> None:
        """Judged for good, with its event, in one write. Raises ChangedMeanwhile."""
        fields = judged_fields(judged, now)
        saving = Saving(judged.correction_id, judged.revision, fields, [told_judged(judged, now)])
        save(self._corrections, saving)
        self._on_saved()
