"""Contacts in MongoDB: found by a fingerprint, sealed under a key of their own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from services.notify.contacts.contact import Contact, ContactNotFound
from services.notify.contacts.keys import Keyring
from services.notify.contract.subscriptions import Channel


class ContactStore:
    """The collection of contacts: one for each address, however many ask for it at once."""

    def __init__(
        self,
        database: Database[dict[str, Any]],
        keyring: Keyring,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._contacts: Collection[dict[str, Any]] = database["contacts"]
        self._keyring = keyring
        self._now = now

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self._contacts.create_index("fingerprint", unique=True)
        self._contacts.create_index("place_ids")
        self._contacts.create_index("kept_at")

    def find(self, person_id: str) -> Contact | None:
        """The contact of this person, unless it was erased."""
        return self._contact(self._contacts.find_one({"_id": person_id}))

    def find_by_address(self, channel: Channel, address: str) -> Contact | None:
        """The contact of this normalised address."""
        fingerprints = self._keyring.fingerprints(channel, address)
        return self._contact(self._contacts.find_one({"fingerprint": {"$in": fingerprints}}))

    def keep(self, channel: Channel, address: str, language: str = "fr") -> Contact:
        """The contact of this normalised address; a new one if there is none yet."""
        return self.find_by_address(channel, address) or self._add(channel, address, language)

    def keepers(self, place_id: str) -> list[Contact]:
        """Those who keep this listing, always in the same order."""
        kept = self._contacts.find({"place_ids": place_id}).sort("_id")
        return [self._opened(document) for document in kept]

    def without_places(self, kept_before: datetime) -> Iterator[str]:
        """The ids of those who keep no listing, and are known since before that."""
        asked = {"kept_at": {"$lt": kept_before}, "place_ids": []}
        return (document["_id"] for document in self._contacts.find(asked, {"_id": 1}))

    def add_place(self, person_id: str, place_id: str) -> None:
        """Remember that this person keeps this listing. Raises ContactNotFound."""
        change = {"$addToSet": {"place_ids": place_id}}
        if not self._contacts.update_one({"_id": person_id}, change).matched_count:
            raise ContactNotFound

    def move_keepers(self, place_id: str, kept: str) -> None:
        """Whoever keeps this listing keeps that one instead. Harmless twice."""
        others = {"$setDifference": ["$place_ids", [place_id]]}
        moved = {"$set": {"place_ids": {"$setUnion": [others, [kept]]}}}
        self._contacts.update_many({"place_ids": place_id}, [moved])

    def leave_place(self, place_id: str) -> None:
        """Nobody keeps this listing any more. Harmless twice."""
        self._contacts.update_many({"place_ids": place_id}, {"$pull": {"place_ids": place_id}})

    def erase(self, person_id: str) -> None:
        """Forget the address and the key: what was sealed for this person is read no more."""
        self._contacts.delete_one({"_id": person_id})

    def seal(self, person_id: str, text: str) -> bytes:
        """The text, to be read again only while the contact is kept. Raises ContactNotFound."""
        return self._keyring.encrypt(self._key(person_id), text)

    def unseal(self, person_id: str, sealed: bytes) -> str:
        """The text again. Raises ContactNotFound once the contact is erased."""
        return self._keyring.decrypt(self._key(person_id), sealed)

    def _add(self, channel: Channel, address: str, language: str) -> Contact:
        key = self._keyring.new_key()
        document = {
            "_id": str(uuid4()),
            "fingerprint": self._keyring.fingerprint(channel, address),
            "key": key,
            "channel": channel,
            "address": self._keyring.encrypt(key, address),
            "language": language,
            "place_ids": [],
            "kept_at": self._now(),
        }
        try:
            self._contacts.insert_one(document)
        except DuplicateKeyError:  # another worker kept the same address meanwhile
            return self.keep(channel, address, language)
        return self._opened(document)

    def _contact(self, document: dict[str, Any] | None) -> Contact | None:
        return self._opened(document) if document else None

    def _opened(self, document: dict[str, Any]) -> Contact:
        return Contact(
            person_id=document["_id"],
            channel=document["channel"],
            address=self._keyring.decrypt(document["key"], document["address"]),
            language=document["language"],
            place_ids=tuple(document["place_ids"]),
        )

    def _key(self, person_id: str) -> bytes:
        document = self._contacts.find_one({"_id": person_id}, {"key": True})
        if document is None:
            raise ContactNotFound
        return bytes(document["key"])
