"""STOP: nothing but what a person asks for leaves for them any more, and it says so only then."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from services.notify.contacts.contact import Contact
from services.notify.contacts.suppression import SuppressionStore
from services.notify.notifications.store import NotificationStore
from services.notify.subscriptions.store import SubscriptionStore
from services.wire.errors import Unavailable

PATIENCE_S = 3.0
LOOK_AGAIN_S = 0.05


@dataclass(frozen=True)
class Stopping:
    """Ends what was asked for, and what waits to be sent."""

    suppressions: SuppressionStore
    subscriptions: SubscriptionStore
    notifications: NotificationStore
    clock: Callable[[], datetime]

    def stop(self, contact: Contact) -> None:
        """Return once nothing can leave any more; harmless twice.

        A sender first says that it hands over, and then looks for a STOP; here the STOP is written
        first. So whatever is being handed over now is waited for, and nothing later can be. Raises
        Unavailable when that takes too long: asked again, it goes on.
        """
        now = self.clock()
        self.suppressions.suppress(contact.channel, contact.address, "stop", now)
        self.subscriptions.end_all(contact.person_id, now)
        theirs = {"person_id": contact.person_id, "category": {"$ne": "transactional"}}
        self.notifications.move_all(theirs, "suppress", now, "stop")
        handing_over = {**theirs, "state": "submitting"}
        patience_ends = time.monotonic() + PATIENCE_S
        while self.notifications.count(handing_over):
            if time.monotonic() > patience_ends:
                raise Unavailable("stop_not_yet", "A message is just leaving; say it again.")
            time.sleep(LOOK_AGAIN_S)
