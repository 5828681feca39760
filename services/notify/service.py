"""Notify, made of its subjects' doors."""

from services.notify.links.doors import LinkDoors
from services.wire.telemetry import Watched


class NotifyService(LinkDoors, Watched):
    """Knows how to reach people, and what a link they hold allows."""

    name = "notify"
