"""Everything that is asked again just before a notification leaves. Pure: facts in, a step out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services.directory.contract.zones import zone_of
from services.notify.notifications.notification import Notification
from services.notify.notifications.states import Step
from services.notify.quiet.hours import next_allowed

PAUSE = timedelta(minutes=1)
LONGEST_JITTER_S = 20 * 60  # so that the first minute of the day does not carry them all


@dataclass(frozen=True)
class Facts:
    """What is true now. ``waits_for_day`` is the channel's: quiet hours are about SMS."""

    is_known: bool
    is_suppressed: bool
    is_off: bool = False
    is_answered: bool = False
    is_past: bool = False
    is_stopped: bool = False
    waits_for_day: bool = True


@dataclass(frozen=True)
class Verdict:
    """The step to take instead of sending, and why; ``until`` is for one that is postponed."""

    step: Step
    why: str
    until: datetime | None = None


def verdict(notification: Notification, facts: Facts, now: datetime) -> Verdict | None:
    """None when it may go. Most final first: what is over is never merely postponed."""
    return (
        _over(notification, facts, now)
        or _unwanted(notification, facts)
        or _too_early(notification, facts, now)
    )


def release_time(notification: Notification, now: datetime) -> datetime:
    """When the quiet hours let it go; now, where they do."""
    zone = zone_of(notification.code_postal)
    allowed = next_allowed(now, zone, notification.code_postal)
    if allowed == now:
        return now
    return allowed + timedelta(seconds=_spread(notification.notification_id))


def would_wait(notification: Notification, now: datetime) -> bool:
    """Whether a provider of SMS would get it only after the quiet hours."""
    return notification.category != "transactional" and release_time(notification, now) > now


def _over(notification: Notification, facts: Facts, now: datetime) -> Verdict | None:
    if now >= notification.expires_at or facts.is_past:
        return Verdict("expire", "too late")
    if facts.is_off:
        return Verdict("cancel", "what it speaks of is off")
    if facts.is_answered:
        return Verdict("cancel", "answered already")
    return None


def _unwanted(notification: Notification, facts: Facts) -> Verdict | None:
    if not facts.is_known:
        return Verdict("suppress", "erased")
    if facts.is_suppressed and notification.category != "transactional":
        return Verdict("suppress", "stop")
    return None


def _too_early(notification: Notification, facts: Facts, now: datetime) -> Verdict | None:
    if facts.is_stopped:
        return Verdict("postpone", "all sending is stopped", now + PAUSE)
    if not facts.waits_for_day or notification.category == "transactional":
        return None
    allowed = release_time(notification, now)
    if allowed == now:
        return None
    if allowed >= notification.expires_at:
        return Verdict("expire", "quiet hours last longer")
    return Verdict("postpone", "quiet hours", allowed)


def _spread(notification_id: str) -> int:
    return int.from_bytes(notification_id.encode()[:6], "big") % LONGEST_JITTER_S
