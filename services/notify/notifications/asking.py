"""Asks the stores what is true just before a notification leaves."""

from dataclasses import dataclass
from datetime import datetime

from services.notify.channels.channel import Channel
from services.notify.contacts.contact import Contact
from services.notify.contacts.suppression import SuppressionStore
from services.notify.notifications.last_step import Facts, Verdict, verdict
from services.notify.notifications.limits import Counters, day_after, next_hour
from services.notify.notifications.notification import Notification
from services.notify.settings import SendingSettings
from services.notify.subscriptions.store import SubscriptionStore
from services.notify.workshops.store import KnownWorkshopStore


@dataclass(frozen=True)
class Asking:
    """What stands between a claimed notification and its channel."""

    suppressions: SuppressionStore
    workshops: KnownWorkshopStore
    subscriptions: SubscriptionStore
    counters: Counters
    settings: SendingSettings

    def verdict(
        self, claimed: Notification, contact: Contact | None, channel: Channel, now: datetime
    ) -> Verdict | None:
        """The step to take instead of sending; None when it may go, and then it was counted."""
        facts = self._facts(claimed, contact, channel, now)
        return verdict(claimed, facts, now) or self._over_a_limit(claimed, contact, now)

    def is_unwanted(self, claimed: Notification, contact: Contact) -> str:
        """Why it must not leave after all, at the point of no return; empty when it may."""
        if claimed.category != "transactional" and self._is_suppressed(contact):
            return "stop"
        return "what it speaks of is off" if self._is_off(claimed) else ""

    def _facts(
        self, claimed: Notification, contact: Contact | None, channel: Channel, now: datetime
    ) -> Facts:
        workshop = self.workshops.find(claimed.about.workshop_id)
        return Facts(
            is_known=contact is not None,
            is_suppressed=contact is not None and self._is_suppressed(contact),
            is_off=self._is_off(claimed),
            is_answered=claimed.answered_at is not None,
            is_past=workshop is not None and workshop.starts_at <= now,
            is_stopped=self.counters.is_stopped(),
            waits_for_day=channel.waits_for_quiet_hours,
        )

    def _is_suppressed(self, contact: Contact) -> bool:
        return self.suppressions.is_suppressed(contact.channel, contact.address)

    def _is_off(self, claimed: Notification) -> bool:
        if claimed.kind != "workshop_alert":
            return False
        workshop = self.workshops.find(claimed.about.workshop_id)
        wanted = self.subscriptions.is_active(claimed.about.subscription_id)
        return workshop is None or workshop.cancelled or not wanted

    def _over_a_limit(
        self, claimed: Notification, contact: Contact | None, now: datetime
    ) -> Verdict | None:
        """Counted once for each notification, when it may go; one that has to wait is not."""
        counted = f"sms|counted|{claimed.notification_id}"
        if claimed.channel != "sms" or contact is None or self.counters.is_taken(counted):
            return None
        everybody, mine = f"sms|all|{now:%Y-%m-%dT%H}", f"sms|{contact.person_id}|{now:%Y-%m-%d}"
        if not self.counters.take(everybody, self.settings.sms_per_hour, day_after(now)):
            return Verdict("postpone", "hourly ceiling", next_hour(now))
        if not self.counters.take(mine, self.settings.sms_per_person_a_day, day_after(now)):
            return Verdict("suppress", "daily limit")
        self.counters.take(counted, 1, claimed.expires_at)
        return None
