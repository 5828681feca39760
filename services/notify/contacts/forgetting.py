"""Forgetting people who want nothing any more: their address, and all that was sealed for them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.notify.contacts.store import ContactStore
from services.notify.proposers.store import ProposerStore
from services.notify.replies.store import ReplyStore
from services.notify.subscriptions.store import SubscriptionStore

KEPT_FOR = timedelta(days=7)  # as long as a subscription waits to be confirmed


@dataclass(frozen=True)
class Forgetting:
    """A STOP outlives this: it is kept as a fingerprint, which needs no contact."""

    contacts: ContactStore
    subscriptions: SubscriptionStore
    replies: ReplyStore
    proposers: ProposerStore
    clock: Callable[[], datetime]

    def forget_strangers(self) -> int:
        """Erase who keeps no listing, wants no news, and whose words nobody has still to read."""
        strangers = [
            person_id
            for person_id in self.contacts.without_places(self.clock() - KEPT_FOR)
            if not self._wants_news(person_id) and not self.replies.waits_for(person_id)
        ]
        for person_id in strangers:
            self.contacts.erase(person_id)
        return len(strangers)

    def _wants_news(self, person_id: str) -> bool:
        return self.subscriptions.has_any(person_id) or self.proposers.waits(person_id)
