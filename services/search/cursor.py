"""Where a page of results ended: opaque to callers, readable only to the order that wrote it."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Literal

import orjson

from services.search.contract.search import PlaceSearch
from services.search.question import ideas_of
from services.wire.errors import Invalid, Reason

Order = Literal["distance", "score", "name", "start"]
Key = float | str | None  # None: a place whose distance is not known, after all others


@dataclass(frozen=True)
class Cursor:
    """The last place of a page: the key by which it was ordered, and its id among equals."""

    order: Order
    key: Key
    place_id: str

    def __str__(self) -> str:
        written = orjson.dumps([self.order, self.key, self.place_id])
        return urlsafe_b64encode(written).rstrip(b"=").decode()


def order_of(search: PlaceSearch) -> Order:
    """Words are answered by score, a point alone by distance, neither by name."""
    if ideas_of(search.q):
        return "score"
    return "name" if search.latitude is None else "distance"


def read_cursor(search: PlaceSearch) -> Cursor | None:
    """Where this search goes on from. Raises Invalid for what another order, or nobody, wrote."""
    return read_cursor_of(order_of(search), search.cursor)


def read_cursor_of(wanted: Order, cursor: str | None) -> Cursor | None:
    """The same, for an order that is known."""
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        order, key, place_id = orjson.loads(urlsafe_b64decode(padded))
    except (binascii.Error, UnicodeError, ValueError, TypeError):
        raise _invalid() from None
    if order != wanted or not isinstance(place_id, str) or not _fits(order, key):
        raise _invalid()
    return Cursor(order, key, place_id)


def _fits(order: Order, key: object) -> bool:
    if order == "name":
        return isinstance(key, str)
    is_number = isinstance(key, float | int) and not isinstance(key, bool)
    return is_number or (key is None and order == "distance")


def _invalid() -> Invalid:
    reason = Reason(field="cursor", message="not a cursor that this search gave")
    return Invalid("invalid_cursor", "Ask for the first page again, without a cursor.", (reason,))
