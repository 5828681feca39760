"""From a workshop that was announced to one alert for each subscription that wants it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from services.directory.contract.workshop import WorkshopSnapshot
from services.notify.notifications.notification import About, Notification, notification_id
from services.notify.notifications.store import NotificationStore
from services.notify.subscriptions.store import SubscriptionStore
from services.notify.subscriptions.subscription import Subscription
from services.notify.workshops.known import known, known_cancelled
from services.notify.workshops.store import KnownWorkshopStore

BATCH = 500
WORTH_TELLING_FOR = timedelta(hours=72)  # over a Sunday and a holiday, whose hours are quiet


@dataclass(frozen=True)
class Alerting:
    """Plans alerts, and takes them back."""

    workshops: KnownWorkshopStore
    subscriptions: SubscriptionStore
    notifications: NotificationStore
    clock: Callable[[], datetime]

    def announce(self, workshop: WorkshopSnapshot) -> int:
        """Plan what was not planned before; answers how many that are. Harmless twice, or late."""
        now = self.clock()
        if not self.workshops.keep(known(workshop)) or workshop.starts_at <= now:
            return 0
        place = workshop.place
        if place is None or place.latitude is None or place.longitude is None:
            return 0  # nobody can be told to be near it
        point = (place.latitude, place.longitude)
        wanting = self.subscriptions.wanting(workshop.theme, point)
        return sum(
            self.notifications.plan([alert(workshop, each, now) for each in some], now)
            for some in _in_batches(wanting)
        )

    def call_off(self, workshop_id: str, revision: int, at: datetime) -> None:
        """Take back the alerts that have not left."""
        self.workshops.keep(known_cancelled(workshop_id, revision, at))
        about = {"about.workshop_id": workshop_id}
        self.notifications.move_all(about, "cancel", self.clock(), "the workshop is off")


def alert(workshop: WorkshopSnapshot, wanted: Subscription, now: datetime) -> Notification:
    """One alert: its key is the workshop and the person, so no edit tells anybody twice."""
    return Notification(
        notification_id("alert", workshop.workshop_id, wanted.person_id, wanted.channel),
        kind="workshop_alert",
        person_id=wanted.person_id,
        channel=wanted.channel,
        expires_at=min(workshop.starts_at, now + WORTH_TELLING_FOR),
        about=About(
            place_id=workshop.place_id,
            workshop_id=workshop.workshop_id,
            subscription_id=wanted.subscription_id,
        ),
        code_postal=wanted.around.code_postal,
        language=wanted.language,
    )


def _in_batches(wanting: Iterable[Subscription]) -> Iterable[list[Subscription]]:
    left = iter(wanting)
    return iter(lambda: list(islice(left, BATCH)), [])
