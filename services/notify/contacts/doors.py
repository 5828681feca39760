"""When people are forgotten."""

import logging

from services.notify.contacts.forgetting import Forgetting
from services.notify.providers import PartProvider
from services.wire.timer import every

_log = logging.getLogger(__name__)

HOUR_S = 3600


class ContactDoors:
    """The timer of forgetting."""

    forgetting: Forgetting = PartProvider("forgetting")

    @every(HOUR_S)
    def forget_strangers(self) -> None:
        _log.info("people forgotten", extra={"count": self.forgetting.forget_strangers()})
