"""A subscription to workshop alerts: asked for, confirmed by its link, ended at any time. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from services.notify.contract.subscriptions import (
    AlertRequest,
    Around,
    Channel,
    ShownSubscription,
    State,
)

SUBSCRIPTIONS = UUID("0c2ff0a5-4a4f-5a55-8f8f-6a0d6c8f4b52")


@dataclass(frozen=True)
class Subscription:
    """Who wants to hear of what, around where. ``proof`` tells how they agreed."""

    subscription_id: str
    person_id: str
    channel: Channel
    themes: tuple[str, ...]
    around: Around
    within_km: int
    language: str = "fr"
    state: State = "pending"
    proof: Mapping[str, Any] = field(default_factory=dict)

    def shown(self, masked_address: str) -> ShownSubscription:
        """As the holder of its link sees it."""
        return ShownSubscription(
            state=self.state,
            channel=self.channel,
            address=masked_address,
            themes=self.themes,
            around=self.around,
            within_km=self.within_km,
        )


def asked_for(request: AlertRequest, person_id: str) -> Subscription:
    """The subscription that is asked for: the same wish of the same person is the same one."""
    themes = tuple(sorted(request.themes))
    where = f"{request.around.latitude:.4f},{request.around.longitude:.4f},{request.within_km}"
    return Subscription(
        subscription_id=str(uuid5(SUBSCRIPTIONS, "|".join((person_id, where, *themes)))),
        person_id=person_id,
        channel=request.channel,
        themes=themes,
        around=request.around,
        within_km=request.within_km,
        language=request.language,
    )


def proof_of(page: str, wording: str, network: str, at: datetime) -> Mapping[str, Any]:
    """How they agreed: which page and wording they read, when, and from which network (hashed)."""
    return {"page": page, "wording": wording, "network": network, "asked_at": at}
