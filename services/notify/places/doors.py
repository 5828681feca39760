"""What notify hears of places."""

import logging
from datetime import UTC, datetime

from services.directory.contract.events import (
    CorrectionProposed,
    PlaceClaimRequested,
    PlaceConfirmationDue,
    PlaceRevised,
    PlaceSeparated,
    PlaceWithdrawn,
)
from services.notify.links.store import LinkStore
from services.notify.places.store import SeparatedPlaceStore
from services.notify.places.telling import ListingNews
from services.notify.proposers.telling import ProposerNews
from services.notify.providers import PartProvider
from services.wire.handlers import event_handler

_log = logging.getLogger(__name__)


class PlaceDoors:
    """The events about places."""

    news: ListingNews = PartProvider("news")
    links: LinkStore = PartProvider("links")
    separated: SeparatedPlaceStore = PartProvider("separated")
    proposers_news: ProposerNews = PartProvider("proposers_news")

    @event_handler(PlaceConfirmationDue)
    def on_place_confirmation_due(self, event: PlaceConfirmationDue) -> None:
        planned = self.news.remind(event)
        told = {"place_id": event.place.place_id, "count": planned}
        _log.info("reminders planned", extra=told)

    @event_handler(PlaceClaimRequested)
    def on_place_claim_requested(self, event: PlaceClaimRequested) -> None:
        planned = self.news.send_claim(event)
        told = {"place_id": event.place.place_id, "count": planned}
        _log.info("claim links planned", extra=told)

    @event_handler(PlaceRevised)
    def on_place_revised(self, event: PlaceRevised) -> None:
        self.news.acknowledge(event)

    @event_handler(CorrectionProposed)
    def on_correction_proposed(self, event: CorrectionProposed) -> None:
        self.news.tell_of_correction(event)
        self.proposers_news.proposed(event)

    @event_handler(PlaceSeparated)
    def on_place_separated(self, event: PlaceSeparated) -> None:
        self.separated.keep(event.place_id, event.revision)

    @event_handler(PlaceWithdrawn)
    def on_place_withdrawn(self, event: PlaceWithdrawn) -> None:
        """Heard late, or replayed, it takes nothing from a listing that is shown again."""
        if self.separated.is_shown_since(event.place_id, event.revision):
            return
        if event.replaced_by:
            self.news.follow(event.place_id, event.replaced_by)
        else:
            self.news.forget(event.place_id)
        revoked = self.links.revoke_for_place(event.place_id, datetime.now(UTC))
        _log.info("links revoked", extra={"place_id": event.place_id, "count": revoked})
