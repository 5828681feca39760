"""Notify, made of its subjects' doors."""

from services.notify.contacts.doors import ContactDoors
from services.notify.links.doors import LinkDoors
from services.notify.notifications.doors import NotificationDoors
from services.notify.places.doors import PlaceDoors
from services.notify.proposers.doors import ProposerDoors
from services.notify.replies.doors import ReplyDoors
from services.notify.subscriptions.doors import SubscriptionDoors
from services.notify.workshops.doors import WorkshopDoors
from services.wire.telemetry import Watched


class NotifyService(
    PlaceDoors,
    WorkshopDoors,
    SubscriptionDoors,
    ProposerDoors,
    NotificationDoors,
    ReplyDoors,
    LinkDoors,
    ContactDoors,
    Watched,
):
    """Reaches people: tells them what they asked or need to hear, and hears their answers."""

    name = "notify"
