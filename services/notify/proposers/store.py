"""Proposers in MongoDB: forgotten when they were told, when nobody judges for a year, or within
days when the directory never says that there is such a correction.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from services.notify.contacts.contact import Contact
from services.notify.proposers.proposer import Proposer

Json = dict[str, Any]
WAITS_FOR = timedelta(days=365)
BELIEVED_FOR = timedelta(days=7)  # anybody may name any correction and any address
TOLD_WITHIN = timedelta(days=4)  # longer than the message that tells them may wait to leave


class ProposerStore:
    """The collection of proposers, by the id of their correction."""

    def __init__(self, database: Database[Json]) -> None:
        self._proposers: Collection[Json] = database["proposers"]

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self._proposers.create_index("person_id")
        self._proposers.create_index("forgotten_at", expireAfterSeconds=0)

    def ask(
        self, correction_id: str, contact: Contact, sealed: bytes, proof: Mapping[str, Any]
    ) -> None:
        """Tell this person; the last who asked is told. ``proof`` says how they agreed."""
        asked = {
            "person_id": contact.person_id,
            "channel": contact.channel,
            "follow_up": sealed,
            "proof": dict(proof),
        }
        waits = {"forgotten_at": proof["asked_at"] + BELIEVED_FOR}
        change = {"$set": asked, "$setOnInsert": waits}
        self._proposers.update_one({"_id": correction_id}, change, upsert=True)

    def expect(self, correction_id: str, proposed_at: datetime) -> None:
        """There is such a correction, and it may wait a year; heard twice, or after it was judged,
        that is nothing new.
        """
        unjudged = {"_id": correction_id, "outcome": {"$exists": False}}
        waits = {"$max": {"forgotten_at": proposed_at + WAITS_FOR}}
        with suppress(DuplicateKeyError):  # it was judged
            self._proposers.update_one(unjudged, waits, upsert=True)

    def judge(self, correction_id: str, outcome: str, nom: str, now: datetime) -> None:
        """It was judged; judged twice, the first outcome stays."""
        judged = {"outcome": outcome, "nom": nom, "forgotten_at": now + TOLD_WITHIN}
        unjudged = {"_id": correction_id, "outcome": {"$exists": False}}
        if not self._proposers.update_one(unjudged, {"$set": judged}).matched_count:
            self._proposers.update_one(
                {"_id": correction_id}, {"$setOnInsert": judged}, upsert=True
            )

    def find(self, correction_id: str) -> Proposer | None:
        """What is known of them."""
        if (kept := self._proposers.find_one({"_id": correction_id})) is None:
            return None
        names = Proposer.__dataclass_fields__.keys() & kept.keys()
        return Proposer(correction_id, **{name: kept[name] for name in names})

    def follow_up(self, correction_id: str) -> bytes:
        """The sealed end of their page's address. Raises LookupError once they are forgotten."""
        if (kept := self._proposers.find_one({"_id": correction_id}, {"follow_up": 1})) is None:
            raise LookupError(f"nobody is known who proposed {correction_id}")
        return bytes(kept["follow_up"])

    def waits(self, person_id: str) -> bool:
        """Whether this person wants to be told of any."""
        return self._proposers.find_one({"person_id": person_id}, {"_id": 1}) is not None
