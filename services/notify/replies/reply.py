"""An answer that came in, and what it is about. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from services.notify.contract.subscriptions import Channel
from services.notify.replies.meaning import Meaning

State = Literal["handled", "waiting", "closed"]


@dataclass(frozen=True)
class Reply:
    """One answer. ``waiting`` is for a person to read; ``notification_id`` is what it answers."""

    reply_id: str
    person_id: str
    channel: Channel
    meaning: Meaning
    at: datetime
    state: State
    place_ids: tuple[str, ...] = ()
    notification_id: str = ""

    @property
    def confirms(self) -> bool:
        """Whether it says that one listing, and only that one, is still right."""
        return self.meaning == "yes" and self.state == "handled" and bool(self.notification_id)
