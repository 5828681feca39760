"""What may be asked of subscriptions, by the web and by whoever holds their link."""

from typing import Any

from services.notify.contract.links import Purpose
from services.notify.contract.subscriptions import AlertRequest, Consent
from services.notify.links.opening import Opening
from services.notify.providers import PartProvider
from services.notify.subscriptions.subscribing import Subscribing
from services.wire.parse import parse
from services.wire.rpc import rpc

Json = dict[str, Any]
ANY: tuple[Purpose, ...] = ("alerts_confirm", "alerts")


class SubscriptionDoors:
    """The calls about subscriptions."""

    subscribing: Subscribing = PartProvider("subscribing")
    opening: Opening = PartProvider("opening")

    @rpc
    def subscribe(self, request: Json, consent: Json) -> Json:
        """Ask for alerts. Always answers the same; a link to confirm goes to the address."""
        self.subscribing.subscribe(parse(AlertRequest, request), parse(Consent, consent))
        return {}

    @rpc
    def show_subscription(self, token: str) -> Json:
        """See ShownSubscription. Raises NotFound for a link that is unknown or over."""
        claims = self.opening.open(token, *ANY)
        return self.subscribing.show(claims.subscription_id).model_dump(mode="json")

    @rpc
    def confirm_subscription(self, token: str) -> Json:
        """Make it active, by the link that was sent for that alone; see ShownSubscription."""
        claims = self.opening.open(token, "alerts_confirm")
        self.subscribing.confirm(claims.subscription_id)
        return self.subscribing.show(claims.subscription_id).model_dump(mode="json")

    @rpc
    def end_subscription(self, token: str) -> Json:
        """End it, by any of its links; see ShownSubscription."""
        claims = self.opening.open(token, *ANY)
        self.subscribing.end(claims.subscription_id)
        return self.subscribing.show(claims.subscription_id).model_dump(mode="json")
