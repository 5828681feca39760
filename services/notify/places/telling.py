"""From what happened to a listing to what those who keep it are told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.directory.contract.events import (
    CorrectionProposed,
    PlaceClaimRequested,
    PlaceConfirmationDue,
    PlaceRevised,
)
from services.directory.contract.place import PlaceSnapshot
from services.notify.contacts.address import normalised
from services.notify.contacts.contact import Contact
from services.notify.contacts.store import ContactStore
from services.notify.contract.subscriptions import Channel
from services.notify.notifications.notification import (
    About,
    Kind,
    Notification,
    notification_id,
)
from services.notify.notifications.store import NotificationStore
from services.notify.places.corrections import correction_waits
from services.wire.errors import Invalid

REMINDS_FOR = timedelta(days=7)
ANSWERS_FOR = timedelta(hours=24)
CLAIM_AGAIN_AFTER_S = 600
MOST_KEEPERS = 3


@dataclass(frozen=True)
class ListingNews:
    """Tells keepers of a listing. Each message has its key from the fact, so none goes twice."""

    contacts: ContactStore
    notifications: NotificationStore
    clock: Callable[[], datetime]

    def remind(self, event: PlaceConfirmationDue) -> int:
        """Ask those who keep it, else the contact it publishes; answers how many are asked."""
        asked = self._asked_first(event.place)
        if event.rung > 1:
            asked = self._asked_otherwise(event.place, asked)
        until = max(self.clock(), event.due_at) + REMINDS_FOR
        planned = [
            self._about(event.place, "freshness_reminder", each, until, _once(event))
            for each in asked
        ]
        return self.notifications.plan(planned, self.clock())

    def send_claim(self, event: PlaceClaimRequested) -> int:
        """An edit link to the contact that is published, and to no other."""
        until = event.occurred_at + ANSWERS_FOR
        when = str(int(event.occurred_at.timestamp()) // CLAIM_AGAIN_AFTER_S)
        planned = [
            self._about(event.place, "edit_link", each, until, when)
            for each in self._published(event.place, (event.channel,))
        ]
        return self.notifications.plan(planned, self.clock())

    def acknowledge(self, event: PlaceRevised) -> None:
        """A receipt for who changed or confirmed it; what still asks for that is taken back."""
        now = self.clock()
        if event.confirmed:
            asking = {"about.place_id": event.place_id, "kind": "freshness_reminder"}
            self.notifications.move_all(asking, "cancel", now, "confirmed meanwhile")
        if contact := self.contacts.find(event.person_id):
            self.contacts.add_place(contact.person_id, event.place_id)  # who edits it, keeps it
            self.notifications.plan([_receipt(event, contact)], now)

    def tell_of_correction(self, event: CorrectionProposed) -> int:
        """Those who are known to keep it, once a day however many are proposed; nobody else."""
        keepers = self.contacts.keepers(event.place_id)[:MOST_KEEPERS]
        planned = [correction_waits(event, each) for each in keepers]
        return self.notifications.plan(planned, self.clock())

    def forget(self, place_id: str) -> None:
        """The listing is withdrawn: nothing more is said of it, and nobody keeps it."""
        about = {"about.place_id": place_id}
        self.notifications.move_all(about, "cancel", self.clock(), "the listing is withdrawn")
        self.contacts.leave_place(place_id)

    def follow(self, place_id: str, kept: str) -> None:
        """The listing became another: who kept it keeps that one, and what was said of it alone is
        taken back. Its workshops take place there, so whoever was to hear of them does.
        """
        about = {"about.place_id": place_id, "kind": {"$ne": "workshop_alert"}}
        self.notifications.move_all(about, "cancel", self.clock(), "the listing was merged")
        self.contacts.move_keepers(place_id, kept)

    def _asked_first(self, place: PlaceSnapshot) -> list[Contact]:
        keepers = self.contacts.keepers(place.place_id)[:MOST_KEEPERS]
        return keepers or self._published(place, ("email", "sms"))[:1]

    def _asked_otherwise(self, place: PlaceSnapshot, first: list[Contact]) -> list[Contact]:
        """Nobody answered: the other channel that is published, else those who were asked first."""
        used = {contact.channel for contact in first}
        others: tuple[Channel, ...] = ("email", "sms")
        return self._published(place, tuple(c for c in others if c not in used))[:1] or first

    def _published(self, place: PlaceSnapshot, channels: tuple[Channel, ...]) -> list[Contact]:
        """The contacts that the listing publishes, in the order of the channels."""
        typed = {"email": next(iter(place.courriels), ""), "sms": place.telephone}
        found = []
        for channel in channels:
            try:
                address = normalised(channel, typed[channel])
            except Invalid:  # none, or a landline: nobody to write to
                continue
            found.append(self.contacts.keep(channel, address))
        return found

    def _about(
        self, place: PlaceSnapshot, kind: Kind, contact: Contact, until: datetime, once: str
    ) -> Notification:
        return Notification(
            notification_id(kind, place.place_id, contact.person_id, contact.channel, once),
            kind=kind,
            person_id=contact.person_id,
            channel=contact.channel,
            expires_at=until,
            about=About(place_id=place.place_id),
            values={"nom": place.nom},
            code_postal=place.code_postal,
            language=contact.language,
        )


def _once(event: PlaceConfirmationDue) -> str:
    """What keeps a rung from being told twice; the first as before there were others."""
    due = f"{event.due_at:%Y-%m-%dT%H:%M:%S}"
    return due if event.rung == 1 else f"{due}/{event.rung}"


def _receipt(event: PlaceRevised, contact: Contact) -> Notification:
    return Notification(
        notification_id("receipt", event.place_id, str(event.revision), event.person_id),
        kind="edit_receipt",
        person_id=contact.person_id,
        channel=contact.channel,
        expires_at=event.occurred_at + ANSWERS_FOR,
        about=About(place_id=event.place_id),
        values={"nom": event.nom, "changes": _in_words(event)},
        language=contact.language,
    )


def _in_words(event: PlaceRevised) -> str:
    """What was done, for a person. Fields keep the standard's French names."""
    named = [name.replace("_", " ") for name in event.changed if name != "date_maj"]
    if not named:
        return "Confirmée, sans changement"
    done = "Modifiée et confirmée" if event.confirmed else "Modifiée"
    return f"{done} ({', '.join(named)})"
