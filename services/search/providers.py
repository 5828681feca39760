"""What nameko, or LocalBus, hands over to the service."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from nameko.extensions import DependencyProvider

from services.directory.contract.gazetteer.opening import gazetteer_if_any
from services.search.engines import open_index, open_workshop_index
from services.search.index import PlaceIndex
from services.search.places.known import KnownPlaces
from services.search.rebuild import Filler, list_places_by, list_workshops_by
from services.search.settings import SearchSettings
from services.search.workshops.index import WorkshopIndex
from services.search.workshops.known import KnownWorkshops
from services.wire.bus import Bus


class IndexProvider(DependencyProvider):
    """Has an index filled in the background, and closes it; what it hands over is its subclass's.

    The container's config holds BUS and CALL, and may hold SETTINGS (else the environment says).
    """

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now

    def setup(self) -> None:
        config = self.container.config
        self._settings = config.get("SETTINGS") or SearchSettings()
        self._index, self._known = self._open(config["BUS"])
        self._filler = Filler(self._index, self._lister(config["CALL"]))

    def start(self) -> None:
        self.container.spawn_managed_thread(self._fill)

    def stop(self) -> None:
        self._filler.stop()
        self._index.close()

    kill = stop

    def check(self) -> None:
        """Raise Unavailable while the engine is away or the index is being filled."""
        self._index.check()

    def get_dependency(self, worker_ctx: Any) -> Any:
        return self._known

    def _fill(self) -> None:
        self._filler.run(self._settings.fill_pause_s, self._settings.watch_pause_s)


class KnownPlacesProvider(IndexProvider):
    """The places."""

    _lister = staticmethod(list_places_by)

    def _open(self, bus: Bus) -> tuple[PlaceIndex, KnownPlaces]:
        index = open_index(self._settings)
        return index, KnownPlaces(index, bus, self._now, gazetteer_if_any())


class KnownWorkshopsProvider(IndexProvider):
    """The workshops."""

    _lister = staticmethod(list_workshops_by)

    def _open(self, bus: Bus) -> tuple[WorkshopIndex, KnownWorkshops]:
        index = open_workshop_index(self._settings)
        return index, KnownWorkshops(index, bus, self._now)
