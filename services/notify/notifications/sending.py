"""Sending one notification: claimed by one worker, asked again, then handed over once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from services.notify.channels.channel import (
    Ambiguous,
    Channel,
    PermanentFailure,
    TemporaryFailure,
)
from services.notify.contacts.contact import Contact
from services.notify.contacts.store import ContactStore
from services.notify.notifications.asking import Asking
from services.notify.notifications.composing import Composer
from services.notify.notifications.notification import Notification
from services.notify.notifications.outcomes import Outcomes
from services.notify.notifications.store import NotificationStore


class NotOurs(Exception):
    """The claim was over, or the notification was stopped, before it was handed over."""


class Unwanted(Exception):
    """A STOP or a cancellation came in before it was handed over."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Sender:
    """All that one sending needs."""

    notifications: NotificationStore
    contacts: ContactStore
    asking: Asking
    composer: Composer
    channels: Mapping[str, Channel]
    outcomes: Outcomes
    clock: Callable[[], datetime]

    def send(self, notification_id: str) -> None:
        """Send it if it is queued and nothing speaks against it; harmless twice."""
        now = self.clock()
        if (claimed := self.notifications.claim(notification_id, now)) is None:
            return
        contact = self.contacts.find(claimed.person_id)
        channel = self.channels[claimed.channel]
        reason = self.asking.verdict(claimed, contact, channel, now)
        if reason is not None:
            self.outcomes.withhold(claimed, reason)
        elif contact is not None:
            self._hand_over(claimed, contact, channel)

    def _hand_over(self, claimed: Notification, contact: Contact, channel: Channel) -> None:
        outgoing = self.composer.compose(claimed, contact, self.clock())
        try:
            accepted = channel.send(outgoing, partial(self._commit, claimed, contact))
        except NotOurs:
            return
        except Unwanted as reason:
            self.outcomes.abandoned(claimed, reason.why)
        except (TemporaryFailure, PermanentFailure, Ambiguous) as failure:
            self.outcomes.failed(claimed, failure)
        else:
            self.outcomes.took(claimed, accepted)

    def _commit(self, claimed: Notification, contact: Contact) -> None:
        """The point of no return: said first, asked again then.

        Whoever stops it writes that first, and looks then for what is being handed over: of the
        two, one always sees the other.
        """
        if not self.notifications.hand_over(claimed, self.clock()):
            raise NotOurs
        if why := self.asking.is_unwanted(claimed, contact):
            raise Unwanted(why)
