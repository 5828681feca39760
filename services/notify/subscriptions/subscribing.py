"""Subscribing with double opt-in, and ending it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.notify.contacts.address import masked, normalised
from services.notify.contacts.keys import Keyring
from services.notify.contacts.store import ContactStore
from services.notify.contacts.suppression import SuppressionStore
from services.notify.contract.subscriptions import AlertRequest, Consent, ShownSubscription
from services.notify.notifications.limits import Counters, day_after
from services.notify.notifications.notification import About, Notification, notification_id
from services.notify.notifications.store import NotificationStore
from services.notify.settings import SendingSettings
from services.notify.subscriptions.store import SubscriptionStore
from services.notify.subscriptions.subscription import Subscription, asked_for, proof_of
from services.wire.errors import Forbidden, NotFound

CONFIRM_WITHIN = timedelta(hours=1)
ASK_AGAIN_AFTER_S = 600  # a form that is sent twice has one answer


class TooManyRequests(Forbidden):
    """Too many confirmations were asked for from one address today."""

    def __init__(self) -> None:
        super().__init__(
            "too_many_subscriptions", "Too many subscriptions from your network; try tomorrow."
        )


@dataclass(frozen=True)
class Subscribing:
    """Subscriptions and whom they belong to."""

    subscriptions: SubscriptionStore
    contacts: ContactStore
    suppressions: SuppressionStore
    notifications: NotificationStore
    counters: Counters
    keyring: Keyring
    settings: SendingSettings
    clock: Callable[[], datetime]

    def subscribe(self, request: AlertRequest, consent: Consent) -> None:
        """Ask the owner of the address to confirm. Tells nobody whether the address is known.

        Raises Invalid for what is no address, TooManyRequests past the caller's share.
        """
        now = self.clock()
        address = normalised(request.channel, request.address)
        network = self.keyring.fingerprint("network", consent.network)
        per_address = self.settings.confirmations_per_address_a_day
        if not self._may_ask(f"from|{consent.asked_from}", per_address, now):
            raise TooManyRequests()
        contact = self.contacts.keep(request.channel, address, request.language)
        asked = asked_for(request, contact.person_id)
        proof = proof_of(consent.page, consent.wording, network, now)
        after = self.subscriptions.ask(replace(asked, proof=proof), now)
        if after is None:
            return
        if self._may_ask(f"person|{contact.person_id}", self.settings.confirmations_a_day, now):
            self.notifications.plan([_confirmation(asked, after, now)], now)

    def show(self, subscription_id: str) -> ShownSubscription:
        """As its owner sees it. Raises NotFound once it was forgotten."""
        subscription = self._find(subscription_id)
        contact = self.contacts.find(subscription.person_id)
        return subscription.shown(masked(contact.channel, contact.address) if contact else "")

    def confirm(self, subscription_id: str) -> None:
        """Make it active. A STOP from before is over: this is a new agreement."""
        subscription = self._find(subscription_id)
        contact = self.contacts.find(subscription.person_id)
        if contact is not None and subscription.state == "pending":
            self.suppressions.lift(contact.channel, contact.address)
        self.subscriptions.confirm(subscription_id, self.clock())

    def end(self, subscription_id: str) -> None:
        """Nothing more for it, nor what already waits to be sent."""
        now = self.clock()
        self.subscriptions.end(subscription_id, now)
        about = {"about.subscription_id": subscription_id, "category": "alert"}
        self.notifications.move_all(about, "cancel", now, "the subscription has ended")

    def _find(self, subscription_id: str) -> Subscription:
        if (subscription := self.subscriptions.find(subscription_id)) is None:
            raise NotFound("subscription_not_found", "It was never confirmed; subscribe again.")
        return subscription

    def _may_ask(self, whose: str, most: int, now: datetime) -> bool:
        return self.counters.take(f"confirm|{whose}|{now:%Y-%m-%d}", most, day_after(now))


def _confirmation(asked: Subscription, after: str, now: datetime) -> Notification:
    when = str(int(now.timestamp()) // ASK_AGAIN_AFTER_S)
    return Notification(
        notification_id("confirm", asked.subscription_id, after, when),
        kind="alert_confirmation",
        person_id=asked.person_id,
        channel=asked.channel,
        expires_at=now + CONFIRM_WITHIN,
        about=About(subscription_id=asked.subscription_id),
        values={"commune": asked.around.label},
        code_postal=asked.around.code_postal,
        language=asked.language,
    )
