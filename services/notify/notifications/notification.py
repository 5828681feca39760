"""A notification: what is planned, under a key that the business fact gives it. Pure."""

import hashlib
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from services.notify.contract.subscriptions import Channel
from services.notify.notifications.states import State

Kind = Literal[
    "freshness_reminder",
    "alert_confirmation",
    "workshop_alert",
    "edit_link",
    "edit_receipt",
    "correction_judged",
    "correction_waits",
    "stop_done",
    "start_info",
    "use_the_links",
]
Category = Literal["transactional", "service", "alert"]

# What somebody waits for goes at any hour and after a STOP; the rest does not.
CATEGORIES: Mapping[Kind, Category] = {
    "freshness_reminder": "service",
    "alert_confirmation": "transactional",
    "workshop_alert": "alert",
    "edit_link": "transactional",
    "edit_receipt": "transactional",
    "correction_judged": "service",  # whose address it is, nobody has shown: a STOP holds
    "correction_waits": "service",
    "stop_done": "transactional",
    "start_info": "transactional",
    "use_the_links": "transactional",
}
ID_LENGTH = 20  # what providers take as our reference


def notification_id(*fact: str) -> str:
    """The id that a business fact gives its notification: planned again, it is the same one."""
    digest = hashlib.sha256("|".join(fact).encode()).digest()
    return b32encode(digest).decode().lower()[:ID_LENGTH]


@dataclass(frozen=True)
class About:
    """What it speaks of, by id; empty where it does not."""

    place_id: str = ""
    workshop_id: str = ""
    subscription_id: str = ""
    correction_id: str = ""


@dataclass(frozen=True)
class Notification:
    """One message to one person, in one state.

    ``values`` are public words for its template (a listing's name); whatever is personal is
    fetched when it is sent. ``code_postal`` tells the time zone of whoever gets it;
    ``worker_lost`` that a doubt came from a killed worker, not from an answer of the channel.
    """

    notification_id: str
    kind: Kind
    person_id: str
    channel: Channel
    expires_at: datetime
    about: About = About()
    values: Mapping[str, str] = field(default_factory=dict)
    code_postal: str = ""
    language: str = "fr"
    state: State = "queued"
    attempt: int = 0
    handed_over_at: datetime | None = None
    worker_lost: bool = False
    sent_at: datetime | None = None
    answered_at: datetime | None = None

    @property
    def category(self) -> Category:
        return CATEGORIES[self.kind]
