"""What those who keep a listing are told when somebody proposes a correction. Pure."""

from datetime import timedelta

from services.directory.contract.events import CorrectionProposed
from services.notify.contacts.contact import Contact
from services.notify.notifications.notification import About, Notification, notification_id

WAITS_FOR = timedelta(days=7)


def correction_waits(event: CorrectionProposed, keeper: Contact) -> Notification:
    """That something waits, not what: for one keeper and listing it is one message a day."""
    day = f"{event.occurred_at:%Y-%m-%d}"
    return Notification(
        notification_id("correction", event.place_id, keeper.person_id, keeper.channel, day),
        kind="correction_waits",
        person_id=keeper.person_id,
        channel=keeper.channel,
        expires_at=event.occurred_at + WAITS_FOR,
        about=About(place_id=event.place_id),
        values={"nom": event.nom},
        code_postal=event.code_postal,
        language=keeper.language,
    )
