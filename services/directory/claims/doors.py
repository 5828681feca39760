"""Who says « c'est ma structure »."""

from typing import Any

from services.directory.carrying import insist
from services.directory.claims.claim import ClaimRequest, answered, claimed, telling
from services.directory.contract.revision import Command
from services.directory.places.facts import Claim
from services.directory.places.store import PlaceStore
from services.directory.providers import Clock, ClockProvider, PlaceStoreProvider
from services.wire.parse import parse
from services.wire.rpc import rpc
from services.wire.saving import ChangedMeanwhile

Json = dict[str, Any]


class ClaimDoors:
    """The calls about claims: whoever asks learns where the link goes, and never sees it."""

    places: PlaceStore = PlaceStoreProvider()
    clock: Clock = ClockProvider()

    @rpc
    def request_claim(self, place_id: str, channel: str, command: Json) -> Json:
        """Have an edit link sent to the contact that the listing publishes; answers
        ``{channel, sent_to}``. Within some minutes it is sent once, however often it is asked.
        """
        asked = parse(ClaimRequest, {"channel": channel})
        order = parse(Command, command)
        claim = insist(lambda: self._claim(place_id, asked, order.key))
        return {"channel": channel, "sent_to": claim.sent_to}

    def _claim(self, place_id: str, asked: ClaimRequest, key: str) -> Claim:
        place, now = self.places.find(place_id), self.clock()
        claim = claimed(place, asked, key, now)
        if known := answered(place, asked.channel, key, now):
            return known
        if not self.places.tell([telling(place, asked, claim)]):
            raise ChangedMeanwhile()
        return claim
