"""Runs notify on RabbitMQ: ``python -m services.notify``."""

import eventlet

eventlet.monkey_patch()  # before anything else is imported

from services.notify.service import NotifyService  # noqa: E402
from services.notify.settings import SendingSettings  # noqa: E402
from services.wire.process import run  # noqa: E402
from services.wire.settings import read_settings  # noqa: E402

run(NotifyService, read_settings(SendingSettings).mongo_url)
