"""From a notification to the message that leaves: its words, and the links minted for it alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.directory.contract.zones import zone_of
from services.notify.channels.channel import Outgoing
from services.notify.contacts.contact import Contact
from services.notify.contacts.store import ContactStore
from services.notify.contract.links import LinkClaims, Purpose
from services.notify.links.store import LinkStore
from services.notify.notifications.last_step import would_wait
from services.notify.notifications.notification import Kind, Notification
from services.notify.proposers.store import ProposerStore
from services.notify.words.phrases import french_moment
from services.notify.words.write import write
from services.notify.workshops.known import KnownWorkshop
from services.notify.workshops.store import KnownWorkshopStore

Values = Mapping[str, str]

EDITS_FOR = timedelta(hours=24)
REMINDS_FOR = timedelta(days=7)
CONFIRMS_FOR = timedelta(hours=1)
STOPS_FOR = timedelta(days=366)


@dataclass(frozen=True)
class Composer:
    """Writes messages. Their links begin with ``public_url``."""

    links: LinkStore
    workshops: KnownWorkshopStore
    proposers: ProposerStore
    contacts: ContactStore
    public_url: str

    def compose(self, notification: Notification, contact: Contact, now: datetime) -> Outgoing:
        """The message. Each try mints links of its own: only their hashes are kept."""
        values = {**notification.values, **_WRITERS[notification.kind](self, notification, now)}
        written = write(notification.kind, notification.language, notification.channel, values)
        return Outgoing(
            reference=notification.notification_id,
            channel=notification.channel,
            recipient=contact.address,
            subject=written.subject,
            text=written.text,
            unsubscribe_url=_one_click(values),
            would_wait=notification.channel == "sms" and would_wait(notification, now),
        )

    def edit(self, notification: Notification, now: datetime) -> Values:
        """Also beside a receipt: whoever sees a mistake there can mend it."""
        return {"link": self._place_link(notification, "edit", now + EDITS_FOR)}

    def reminder(self, notification: Notification, now: datetime) -> Values:
        """The linked page also has a button against reminders."""
        link = self._place_link(notification, "reminder", now + REMINDS_FOR)
        return {"link": link, "unsubscribe": link if notification.channel == "email" else ""}

    def confirmation(self, notification: Notification, now: datetime) -> Values:
        return {"link": self._alerts_link(notification, "alerts_confirm", now + CONFIRMS_FOR)}

    def alert(self, notification: Notification, now: datetime) -> Values:
        """As the workshop is announced now, not as it was when the alert was planned."""
        workshop = self.workshops.find(notification.about.workshop_id)
        if workshop is None:
            raise LookupError("an alert about a workshop that was never heard of")
        link = f"{self.public_url}/ateliers/{workshop.workshop_id}"
        unsubscribe = self._unsubscribe(notification, now)
        return {**_words_of(workshop), "link": link, "unsubscribe": unsubscribe}

    def waiting(self, notification: Notification, now: datetime) -> Values:
        """To sign in with; an e-mail also has the reminder's button against more of the kind."""
        link = self._place_link(notification, "edit", now + REMINDS_FOR)
        if notification.channel == "sms":
            return {"link": link, "unsubscribe": ""}
        against = self._place_link(notification, "reminder", now + REMINDS_FOR)
        return {"link": link, "unsubscribe": against}

    def correction(self, notification: Notification, now: datetime) -> Values:
        """The page that follows it, which the gateway made: no link of ours."""
        sealed = self.proposers.follow_up(notification.about.correction_id)
        follow_up = self.contacts.unseal(notification.person_id, sealed)
        return {"link": f"{self.public_url}/corrections/{follow_up}"}

    def alerts_page(self, notification: Notification, now: datetime) -> Values:
        return {"link": f"{self.public_url}/alertes"}

    def nothing(self, notification: Notification, now: datetime) -> Values:
        return {}

    def _unsubscribe(self, notification: Notification, now: datetime) -> str:
        """An SMS is ended by STOP: it has no room for a second link."""
        if notification.channel == "sms":
            return ""
        return self._alerts_link(notification, "alerts", now + STOPS_FOR)

    def _place_link(self, notification: Notification, purpose: Purpose, until: datetime) -> str:
        claims = LinkClaims(
            person_id=notification.person_id,
            purpose=purpose,
            place_ids=(notification.about.place_id,),
            notification_id=notification.notification_id,
            title=notification.values["nom"],
            expires_at=until,
        )
        return f"{self.public_url}/lien/{self.links.mint(claims)}"

    def _alerts_link(self, notification: Notification, purpose: Purpose, until: datetime) -> str:
        claims = LinkClaims(
            person_id=notification.person_id,
            purpose=purpose,
            subscription_id=notification.about.subscription_id,
            expires_at=until,
        )
        return f"{self.public_url}/alertes/{self.links.mint(claims)}"


_WRITERS: Mapping[Kind, Callable[[Composer, Notification, datetime], Values]] = {
    "freshness_reminder": Composer.reminder,
    "alert_confirmation": Composer.confirmation,
    "workshop_alert": Composer.alert,
    "edit_link": Composer.edit,
    "edit_receipt": Composer.edit,
    "correction_judged": Composer.correction,
    "correction_waits": Composer.waiting,
    "stop_done": Composer.alerts_page,
    "start_info": Composer.alerts_page,
    "use_the_links": Composer.nothing,
}


def _words_of(workshop: KnownWorkshop) -> dict[str, str]:
    zone = zone_of(workshop.code_postal)
    return {
        "titre": workshop.titre,
        "quand": french_moment(workshop.starts_at, zone),
        "lieu": workshop.lieu,
        "commune": workshop.commune,
    }


def _one_click(values: Values) -> str:
    return f"{values['unsubscribe']}/fin" if values.get("unsubscribe") else ""
