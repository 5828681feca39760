"""What nameko, or LocalBus, hands over to the service."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from nameko.extensions import DependencyProvider

from services.search.engines import open_index
from services.search.places.known import KnownPlaces
from services.search.rebuild import Filler, list_places_by
from services.search.settings import SearchSettings


class KnownPlacesProvider(DependencyProvider):
    """Opens the index, has it filled in the background, and closes it.

    The container's config holds BUS and CALL, and may hold SETTINGS (else the environment says).
    """

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now

    def setup(self) -> None:
        config = self.container.config
        self._settings = config.get("SETTINGS") or SearchSettings()
        self._index = open_index(self._settings)
        self._places = KnownPlaces(self._index, config["BUS"], self._now)
        self._filler = Filler(self._index, list_places_by(config["CALL"]))

    def start(self) -> None:
        self.container.spawn_managed_thread(self._fill)

    def stop(self) -> None:
        self._filler.stop()
        self._index.close()

    kill = stop

    def check(self) -> None:
        """Raise Unavailable while the engine is away or the index is being filled."""
        self._index.check()

    def get_dependency(self, worker_ctx: Any) -> KnownPlaces:
        return self._places

    def _fill(self) -> None:
        self._filler.run(self._settings.fill_pause_s, self._settings.watch_pause_s)
