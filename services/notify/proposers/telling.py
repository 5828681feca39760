"""Telling a proposer, once, what became of their correction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.directory.contract.events import CorrectionJudged, CorrectionProposed
from services.notify.contacts.address import normalised
from services.notify.contacts.keys import Keyring
from services.notify.contacts.store import ContactStore
from services.notify.contract.corrections import ProposerWish
from services.notify.contract.subscriptions import Consent
from services.notify.notifications.limits import Counters, day_after
from services.notify.notifications.notification import About, Notification, notification_id
from services.notify.notifications.store import NotificationStore
from services.notify.proposers.store import ProposerStore
from services.notify.subscriptions.subscription import proof_of
from services.wire.errors import Forbidden

TELLS_FOR = timedelta(days=3)
WISHES_A_DAY = 20  # from one address; a form open to all must not write to whoever is named in it


@dataclass(frozen=True)
class ProposerNews:
    """Which of the two is heard first, that it was judged or that they want to know, is all one."""

    proposers: ProposerStore
    contacts: ContactStore
    notifications: NotificationStore
    counters: Counters
    keyring: Keyring
    clock: Callable[[], datetime]

    def remember(self, correction_id: str, wish: ProposerWish, consent: Consent) -> None:
        """Have them told. Raises Invalid for what is no address, Forbidden past the day's share."""
        now = self.clock()
        address = normalised(wish.channel, wish.address)
        share = f"proposer|from|{consent.asked_from}|{now:%Y-%m-%d}"
        if not self.counters.take(share, WISHES_A_DAY, day_after(now)):
            raise Forbidden("too_many_requests", "Too many wishes from your network; try tomorrow.")
        contact = self.contacts.keep(wish.channel, address)
        network = self.keyring.fingerprint("network", consent.network)
        proof = proof_of(consent.page, consent.wording, network, now)
        sealed = self.contacts.seal(contact.person_id, wish.follow_up)
        self.proposers.ask(correction_id, contact, sealed, proof)
        self._tell(correction_id)

    def proposed(self, event: CorrectionProposed) -> None:
        """There is such a correction: whoever wants to hear of it may have to wait long."""
        self.proposers.expect(event.correction_id, event.occurred_at)

    def judged(self, event: CorrectionJudged) -> None:
        """It was judged; heard twice, they are told once."""
        self.proposers.judge(event.correction_id, event.outcome, event.nom, self.clock())
        self._tell(event.correction_id)

    def _tell(self, correction_id: str) -> None:
        known, now = self.proposers.find(correction_id), self.clock()
        if known is None or not known.is_to_be_told:
            return
        told = Notification(
            notification_id("correction_judged", correction_id),
            kind="correction_judged",
            person_id=known.person_id,
            channel=known.channel,
            expires_at=now + TELLS_FOR,
            about=About(correction_id=correction_id),
            values={"nom": known.named, "suite": known.suite},
        )
        self.notifications.plan([told], now)
