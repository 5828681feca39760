"""What notify hears of workshops."""

import logging

from services.directory.contract.events import WorkshopCancelled, WorkshopPublished
from services.notify.providers import PartProvider
from services.notify.workshops.alerting import Alerting
from services.wire.handlers import event_handler

_log = logging.getLogger(__name__)


class WorkshopDoors:
    """The events about workshops."""

    alerting: Alerting = PartProvider("alerting")

    @event_handler(WorkshopPublished)
    def on_workshop_published(self, event: WorkshopPublished) -> None:
        planned = self.alerting.announce(event.workshop)
        told = {"workshop_id": event.workshop.workshop_id, "count": planned}
        _log.info("alerts planned", extra=told)

    @event_handler(WorkshopCancelled)
    def on_workshop_cancelled(self, event: WorkshopCancelled) -> None:
        self.alerting.call_off(event.workshop_id, event.revision, event.occurred_at)
