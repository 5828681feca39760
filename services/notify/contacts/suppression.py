"""The addresses that want nothing more: only their fingerprints, kept after all else is erased."""

from datetime import datetime
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

from services.notify.contacts.keys import Keyring
from services.notify.contract.subscriptions import Channel


class SuppressionStore:
    """The collection of suppressions: it survives its contacts, and names nobody."""

    def __init__(self, database: Database[dict[str, Any]], keyring: Keyring) -> None:
        self._suppressions: Collection[dict[str, Any]] = database["suppressions"]
        self._keyring = keyring

    def suppress(self, channel: Channel, address: str, reason: str, now: datetime) -> None:
        """From now on nothing goes to this normalised address; said twice, the last reason is
        kept.
        """
        fingerprint = self._keyring.fingerprint(channel, address)
        change = {"$set": {"reason": reason, "at": now}}
        self._suppressions.update_one({"_id": fingerprint}, change, upsert=True)

    def lift(self, channel: Channel, address: str) -> None:
        """Its holder wants to be told again, and has proved to be the holder."""
        self._suppressions.delete_many(self._of(channel, address))

    def is_suppressed(self, channel: Channel, address: str) -> bool:
        """Whether nothing may go there."""
        return self._suppressions.find_one(self._of(channel, address), {"_id": True}) is not None

    def _of(self, channel: Channel, address: str) -> dict[str, Any]:
        return {"_id": {"$in": self._keyring.fingerprints(channel, address)}}
