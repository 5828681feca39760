"""Search on RabbitMQ as some version of the product runs it: its mappings carry the version's name.

``python -m tests.contract.search_version NAME``
"""

import sys

import eventlet

eventlet.monkey_patch()

from services.search.elastic.mapping import MAPPING, WORKSHOP_MAPPING  # noqa: E402
from services.search.service import SearchService  # noqa: E402
from services.wire.process import run  # noqa: E402

for mapping in (MAPPING, WORKSHOP_MAPPING):
    mapping["_meta"] = {"version": sys.argv[1]}
run(SearchService)
