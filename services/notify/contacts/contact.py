"""Somebody whom notify can reach: an address, and the listings they keep."""

from dataclasses import dataclass

from services.notify.contract.subscriptions import Channel
from services.wire.errors import NotFound


@dataclass(frozen=True)
class Contact:
    """``person_id`` is opaque: it is all that other rooms ever learn. The address is normalised."""

    person_id: str
    channel: Channel
    address: str
    language: str = "fr"
    place_ids: tuple[str, ...] = ()


class ContactNotFound(NotFound):
    """There is no such contact, or it was erased, and what was kept for it cannot be read."""

    def __init__(self) -> None:
        super().__init__("contact_not_found", "There is no such contact, or it was erased.")
