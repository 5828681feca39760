"""A directory on RabbitMQ that does nothing but list the places of a file, a PlacePage as JSON.

``python -m tests.contract.listing_directory FILE``
"""

import sys
from pathlib import Path

import eventlet

eventlet.monkey_patch()

import orjson  # noqa: E402

from services.wire.process import run  # noqa: E402
from services.wire.rpc import rpc  # noqa: E402
from services.wire.telemetry import Watched  # noqa: E402


class ListingDirectory(Watched):
    """Answers whoever fills an index."""

    name = "directory"

    @rpc
    def list_places(self, after: str | None, limit: int) -> dict:
        return orjson.loads(Path(sys.argv[1]).read_bytes())

    @rpc
    def list_workshops(self, after: str | None, limit: int) -> dict:
        return {"workshops": []}


if __name__ == "__main__":
    run(ListingDirectory)
