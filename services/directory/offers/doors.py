"""What may be asked of offers."""

from typing import Any

from services.directory.offers.providers import OfferStoreProvider
from services.directory.offers.store import OfferStore
from services.wire.rpc import rpc

Json = dict[str, Any]
LONGEST_PAGE = 100


class OfferDoors:
    """The calls about what the places offer."""

    offers: OfferStore = OfferStoreProvider()

    @rpc
    def list_offers(self, page: int, size: int) -> Json:
        """The offers of a page, the first of which is 1; see OfferPage."""
        return self.offers.page(max(page, 1), _bounded(size)).model_dump(mode="json")

    @rpc
    def show_offer(self, offer_id: str) -> Json:
        """One offer with its place; see Offer."""
        return self.offers.find(offer_id).model_dump(mode="json")

    @rpc
    def list_shown_places(self, page: int, size: int) -> Json:
        """The places of a page, the first of which is 1; see ShownPlaces."""
        return self.offers.places(max(page, 1), _bounded(size)).model_dump(mode="json")


def _bounded(size: int) -> int:
    return max(1, min(size, LONGEST_PAGE))
