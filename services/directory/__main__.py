"""Runs the directory on RabbitMQ: ``python -m services.directory``."""

import eventlet

eventlet.monkey_patch()  # before anything else is imported

from services.directory.service import DirectoryService  # noqa: E402
from services.directory.settings import DirectorySettings  # noqa: E402
from services.wire.process import run  # noqa: E402
from services.wire.settings import read_settings  # noqa: E402

run(DirectoryService, read_settings(DirectorySettings).mongo_url)
