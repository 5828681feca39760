"""Links in MongoDB, found by the hash of their token, forgotten once expired."""

from datetime import datetime
from typing import Any

from pymongo.collection import Collection
from pymongo.database import Database

from services.notify.contract.links import LinkClaims
from services.notify.links.link import Link, hash_of, new_token


class LinkStore:
    """The collection of links."""

    def __init__(self, database: Database[dict[str, Any]]) -> None:
        self._links: Collection[dict[str, Any]] = database["links"]

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self._links.create_index("expires_at", expireAfterSeconds=0)
        self._links.create_index("place_ids")

    def mint(self, claims: LinkClaims) -> str:
        """Keep a new link with these claims; answers its token, which is kept nowhere."""
        token = new_token()
        named = {"place_ids": list(claims.place_ids), "territories": list(claims.territories)}
        kept = claims.model_dump() | named
        self._links.insert_one({"_id": hash_of(token), **kept})
        return token

    def find(self, token: str) -> Link | None:
        """The link of this token, open or not."""
        kept = self._links.find_one({"_id": hash_of(token)})
        return Link(kept["_id"], LinkClaims.model_validate(kept)) if kept else None

    def revoke_for_place(self, place_id: str, now: datetime) -> int:
        """No link leads to this place any more; one that is good for nothing else is closed.

        Answers how many links there were.
        """
        still_open = {"place_ids": place_id, "expires_at": {"$gt": now}}
        alone = {**still_open, "place_ids": [place_id], "territories": {"$in": [None, []]}}
        closed = self._links.update_many(alone, {"$set": {"expires_at": now}})
        shortened = self._links.update_many(still_open, {"$pull": {"place_ids": place_id}})
        return closed.modified_count + shortened.modified_count
