"""Opening links, and closing those that lead nowhere any more."""

import logging
from datetime import UTC, datetime
from typing import Any

from services.directory.contract.events import PlaceWithdrawn
from services.notify.links.store import LinkStore
from services.notify.providers import LinkStoreProvider
from services.wire.errors import NotFound
from services.wire.handlers import event_handler
from services.wire.rpc import rpc

_log = logging.getLogger(__name__)


class LinkDoors:
    """The calls and events about links."""

    links: LinkStore = LinkStoreProvider()

    @rpc
    def open_link(self, token: str) -> dict[str, Any]:
        """What the link allows; see LinkClaims. Raises NotFound for one that is unknown or over."""
        link = self.links.find(token)
        if link is None or not link.is_open(datetime.now(UTC)):
            raise NotFound("link_not_valid", "This link has expired or is not complete; ask again.")
        return link.claims.model_dump(mode="json")

    @event_handler(PlaceWithdrawn)
    def on_place_withdrawn(self, event: PlaceWithdrawn) -> None:
        revoked = self.links.revoke_for_place(event.place_id, datetime.now(UTC))
        _log.info("links revoked", extra={"place_id": event.place_id, "count": revoked})
