"""Which way out a URL means."""

from typing import Any

from pymongo.database import Database

from services.notify.channels.channel import Channel
from services.notify.channels.sandbox import SandboxChannel
from services.notify.channels.smtp import SmtpChannel
from services.notify.contract.subscriptions import Channel as ChannelName

_SCHEMES: dict[ChannelName, tuple[str, ...]] = {
    "sms": ("sandbox",),
    "email": ("sandbox", "smtp", "smtps"),
}


def open_channel(url: str, database: Database[dict[str, Any]], channel: ChannelName) -> Channel:
    """Nothing is connected yet. Raises ValueError for a URL that this channel cannot use."""
    if _scheme(url) not in _SCHEMES[channel]:
        allowed = " or ".join(f"{scheme}://" for scheme in _SCHEMES[channel])
        raise ValueError(f"{channel} goes by {allowed}")
    return SandboxChannel(database, channel) if is_sandbox(url) else SmtpChannel(url)


def is_sandbox(url: str) -> bool:
    """Whether nothing leaves for real."""
    return _scheme(url) == "sandbox"


def _scheme(url: str) -> str:
    return url.partition("://")[0].lower()
