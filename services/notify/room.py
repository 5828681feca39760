"""Puts the room together: every part of notify, made once for a process."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from pymongo.database import Database

from services.notify.channels.channel import Channel
from services.notify.channels.opening import open_channel
from services.notify.channels.sandbox import SandboxChannel
from services.notify.contacts.forgetting import Forgetting
from services.notify.contacts.keys import Keyring
from services.notify.contacts.store import ContactStore
from services.notify.contacts.suppression import SuppressionStore
from services.notify.links.opening import Opening
from services.notify.links.store import LinkStore
from services.notify.notifications.asking import Asking
from services.notify.notifications.composing import Composer
from services.notify.notifications.limits import Counters
from services.notify.notifications.outcomes import Outcomes
from services.notify.notifications.sending import Sender
from services.notify.notifications.store import NotificationStore
from services.notify.notifications.sweeping import Sweeper
from services.notify.places.store import SeparatedPlaceStore
from services.notify.places.telling import ListingNews
from services.notify.proposers.store import ProposerStore
from services.notify.proposers.telling import ProposerNews
from services.notify.replies.answering import Answering
from services.notify.replies.inbox import Inbox
from services.notify.replies.responding import Responding
from services.notify.replies.sandboxes import Sandboxes
from services.notify.replies.stopping import Stopping
from services.notify.replies.store import ReplyStore
from services.notify.settings import SendingSettings
from services.notify.subscriptions.store import SubscriptionStore
from services.notify.subscriptions.subscribing import Subscribing
from services.notify.workshops.alerting import Alerting
from services.notify.workshops.store import KnownWorkshopStore

Clock = Callable[[], datetime]


def open_channels(
    settings: SendingSettings, database: Database[dict[str, Any]]
) -> Mapping[str, Channel]:
    """The channel of each kind, as its URL says."""
    return {
        "sms": open_channel(settings.sms_url, database, "sms"),
        "email": open_channel(settings.email_url, database, "email"),
    }


class Kept(Protocol):
    """A store that has indexes to make."""

    def prepare(self) -> None:
        """Make them; harmless when they are there."""


@dataclass(frozen=True)
class Room:
    """The stores, and what works on them."""

    stores: Sequence[Kept]
    counters: Counters
    workshops: KnownWorkshopStore
    subscriptions: SubscriptionStore
    suppressions: SuppressionStore
    notifications: NotificationStore
    replies: ReplyStore
    links: LinkStore
    separated: SeparatedPlaceStore
    opening: Opening
    sender: Sender
    sweeper: Sweeper
    news: ListingNews
    proposers_news: ProposerNews
    alerting: Alerting
    forgetting: Forgetting
    subscribing: Subscribing
    answering: Answering
    inbox: Inbox
    sandboxes: Sandboxes


class Assembly:
    """Makes the room of one process. ``wake`` is called after a write that has to be told."""

    def __init__(
        self,
        database: Database[dict[str, Any]],
        settings: SendingSettings,
        channels: Mapping[str, Channel],
        clock: Clock,
        wake: Callable[[], None],
    ) -> None:
        self._settings, self._channels, self._clock = settings, channels, clock
        secrets = [each.get_secret_value() for each in (settings.secret, *settings.older_secrets)]
        self._keyring = Keyring(*secrets)
        self._contacts = ContactStore(database, self._keyring, clock)
        self._suppressions = SuppressionStore(database, self._keyring)
        self._links = LinkStore(database)
        self._separated = SeparatedPlaceStore(database)
        self._workshops = KnownWorkshopStore(database)
        self._subscriptions = SubscriptionStore(database)
        self._notifications = NotificationStore(database, wake)
        self._replies = ReplyStore(database, wake)
        self._counters = Counters(database)
        self._proposers = ProposerStore(database)

    def room(self) -> Room:
        """The room."""
        answering, outcomes = self._answering(), self._outcomes()
        return Room(
            stores=self._stores(),
            counters=self._counters,
            workshops=self._workshops,
            subscriptions=self._subscriptions,
            suppressions=self._suppressions,
            notifications=self._notifications,
            replies=self._replies,
            links=self._links,
            separated=self._separated,
            opening=Opening(self._links, self._clock),
            sender=self._sender(outcomes),
            sweeper=Sweeper(self._notifications, self._channels, outcomes, self._clock),
            news=ListingNews(self._contacts, self._notifications, self._clock),
            proposers_news=ProposerNews(
                self._proposers,
                self._contacts,
                self._notifications,
                self._counters,
                self._keyring,
                self._clock,
            ),
            alerting=Alerting(
                self._workshops, self._subscriptions, self._notifications, self._clock
            ),
            forgetting=Forgetting(
                self._contacts, self._subscriptions, self._replies, self._proposers, self._clock
            ),
            subscribing=self._subscribing(),
            answering=answering,
            inbox=Inbox(self._replies, self._contacts, self._clock),
            sandboxes=Sandboxes(self._sandboxes(), answering),
        )

    def _stores(self) -> Sequence[Kept]:
        return (
            self._contacts,
            self._links,
            self._workshops,
            self._subscriptions,
            self._proposers,
            self._counters,
            *self._sandboxes().values(),
        )

    def _sandboxes(self) -> dict[str, SandboxChannel]:
        return {n: c for n, c in self._channels.items() if isinstance(c, SandboxChannel)}

    def _outcomes(self) -> Outcomes:
        return Outcomes(self._notifications, self._clock, self._settings.retry_delays_s)

    def _sender(self, outcomes: Outcomes) -> Sender:
        asking = Asking(
            self._suppressions,
            self._workshops,
            self._subscriptions,
            self._counters,
            self._settings,
        )
        return Sender(
            notifications=self._notifications,
            contacts=self._contacts,
            asking=asking,
            composer=Composer(
                self._links,
                self._workshops,
                self._proposers,
                self._contacts,
                self._settings.public_url,
            ),
            channels=self._channels,
            outcomes=outcomes,
            clock=self._clock,
        )

    def _subscribing(self) -> Subscribing:
        return Subscribing(
            subscriptions=self._subscriptions,
            contacts=self._contacts,
            suppressions=self._suppressions,
            notifications=self._notifications,
            counters=self._counters,
            keyring=self._keyring,
            settings=self._settings,
            clock=self._clock,
        )

    def _answering(self) -> Answering:
        stopping = Stopping(
            self._suppressions, self._subscriptions, self._notifications, self._clock
        )
        return Answering(
            replies=self._replies,
            contacts=self._contacts,
            notifications=self._notifications,
            stopping=stopping,
            responding=Responding(self._notifications, self._clock),
            clock=self._clock,
        )
