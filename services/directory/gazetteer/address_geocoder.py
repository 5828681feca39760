"""The geocoder that knows streets: it asks the national address API, when it must and may."""

import logging
from collections.abc import Sequence

from services.directory.contract.gazetteer.geocoder import Geocoder, Located
from services.directory.contract.gazetteer.words import fold
from services.directory.gazetteer.address_api import AddressApi, AddressApiAway
from services.directory.gazetteer.breaker import Breaker
from services.directory.gazetteer.kept import Kept

_log = logging.getLogger(__name__)

CLEAR = 0.9  # a commune or a postcode and nothing else: there is nothing to ask
_KEPT, _KEPT_FOR_S = 4096, 24 * 3600.0
_FAILURES, _PAUSE_S = 5, 60.0


class AddressApiGeocoder:
    """What is clear without it is not asked; what it cannot say is answered by the ``fallback``."""

    def __init__(self, api: AddressApi, fallback: Geocoder, breaker: Breaker | None = None) -> None:
        self._api = api
        self._fallback = fallback
        self._breaker = breaker or Breaker(_FAILURES, _PAUSE_S)
        self._kept: Kept[Sequence[Located]] = Kept(_KEPT, _KEPT_FOR_S)

    def locate(self, text: str) -> Sequence[Located]:
        """As ``Geocoder`` promises."""
        known = self._fallback.locate(text)
        if not text.strip() or (known and known[0].score >= CLEAR):
            return known
        return self._asked(text) or known

    def _asked(self, text: str) -> Sequence[Located]:
        question = fold(text)
        if (kept := self._kept.get(question)) is not None:
            return kept
        if not self._breaker.lets_through():
            return ()
        try:
            answer = self._api.search(text)
        except AddressApiAway as reason:
            self._note(reason)
            return ()
        self._breaker.succeeded()
        self._kept.keep(question, answer)
        return answer

    def _note(self, reason: AddressApiAway) -> None:
        """Not what was asked: an address is a person's."""
        if self._breaker.failed():
            _log.warning("address API left alone for a minute", extra={"reason": str(reason)})
