"""What the gateway asks of the directory about offers."""

from services.directory.contract.offers import Offer, OfferPage, ShownPlaces
from services.wire.caller import Caller


class Offers:
    """Typed questions. A test reads each call below: literal names, plain arguments."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def list_offers(self, page: int, size: int) -> OfferPage:
        """The offers of a page, the first of which is 1."""
        answer = await self._caller.call("directory", "list_offers", page=page, size=size)
        return OfferPage.model_validate(answer)

    async def show_offer(self, offer_id: str) -> Offer:
        """One offer with its place."""
        answer = await self._caller.call("directory", "show_offer", offer_id=offer_id)
        return Offer.model_validate(answer)

    async def list_shown_places(self, page: int, size: int) -> ShownPlaces:
        """The places of a page, the first of which is 1."""
        answer = await self._caller.call("directory", "list_shown_places", page=page, size=size)
        return ShownPlaces.model_validate(answer)
