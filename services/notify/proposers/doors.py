"""What may be asked for proposers, and what they are told of."""

import logging
from typing import Any

from services.directory.contract.events import CorrectionJudged
from services.notify.contract.corrections import ProposerWish
from services.notify.contract.subscriptions import Consent
from services.notify.proposers.telling import ProposerNews
from services.notify.providers import PartProvider
from services.wire.handlers import event_handler
from services.wire.parse import parse
from services.wire.rpc import rpc

_log = logging.getLogger(__name__)

Json = dict[str, Any]


class ProposerDoors:
    """The call and the event about proposers."""

    proposers_news: ProposerNews = PartProvider("proposers_news")

    @rpc
    def remember_proposer(self, correction_id: str, wish: Json, consent: Json) -> Json:
        """Tell this person, once, when the correction is judged. Always answers the same."""
        asked, agreed = parse(ProposerWish, wish), parse(Consent, consent)
        self.proposers_news.remember(correction_id, asked, agreed)
        return {}

    @event_handler(CorrectionJudged)
    def on_correction_judged(self, event: CorrectionJudged) -> None:
        self.proposers_news.judged(event)
        _log.info("correction judged", extra={"correction_id": event.correction_id})
