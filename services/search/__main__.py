"""Runs search on RabbitMQ: ``python -m services.search``."""

import eventlet

eventlet.monkey_patch()  # before anything else is imported

from services.search.service import SearchService  # noqa: E402
from services.search.settings import SearchSettings  # noqa: E402
from services.wire.process import run  # noqa: E402
from services.wire.settings import read_settings  # noqa: E402

read_settings(SearchSettings)  # a wrong setting ends the process here, and says which
run(SearchService)
