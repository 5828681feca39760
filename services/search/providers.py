"""What nameko, or LocalBus, hands over to the service."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from nameko.extensions import DependencyProvider

from services.directory.contract.gazetteer.opening import gazetteer_if_any
from services.search.engines import is_embedded, open_index, open_workshop_index
from services.search.places.known import KnownPlaces
from services.search.rebuild import Filler, list_places_by, list_workshops_by
from services.search.settings import SearchSettings
from services.search.workshops.known import KnownWorkshops
from services.wire.bus import Bus


class IndexProvider(DependencyProvider):
    """Has an index filled in the background, and closes it; what it hands over is its subclass's.

    The container's config holds BUS and CALL, and may hold SETTINGS (else the environment says).
    """

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now

    @cached_property
    def _settings(self) -> SearchSettings:
        return self.container.config.get("SETTINGS") or SearchSettings()

    @cached_property
    def _index(self) -> Any:  # handlers ask for it while this is being set up
        return self._open(self._settings)

    def setup(self) -> None:
        config = self.container.config
        self._known = self._knowing(config["BUS"])
        self._filler = Filler(self._index, self._lister(config["CALL"]))

    def start(self) -> None:
        self.container.spawn_managed_thread(self._fill)

    def stop(self) -> None:
        self._filler.stop()
        self._index.close()

    kill = stop

    @property
    def answers_from_memory(self) -> bool:
        """Whether the engine is in this process."""
        return is_embedded(self._settings)

    def check(self) -> None:
        """Raise Unavailable while the engine is away or the index is being filled."""
        self._index.check()

    @property
    def edition(self) -> str:
        """See Edition: after its mapping."""
        return str(self._index.edition)

    def missed_events(self) -> None:
        """See Edition: the index is filled again."""
        self._index.missed_events()

    def get_dependency(self, worker_ctx: Any) -> Any:
        return self._known

    def _fill(self) -> None:
        self._filler.run(self._settings.fill_pause_s, self._settings.watch_pause_s)


class KnownPlacesProvider(IndexProvider):
    """The places."""

    _lister = staticmethod(list_places_by)
    _open = staticmethod(open_index)

    def _knowing(self, bus: Bus) -> KnownPlaces:
        return KnownPlaces(self._index, bus, self._now, gazetteer_if_any())


class KnownWorkshopsProvider(IndexProvider):
    """The workshops."""

    _lister = staticmethod(list_workshops_by)
    _open = staticmethod(open_workshop_index)

    def _knowing(self, bus: Bus) -> KnownWorkshops:
        return KnownWorkshops(self._index, bus, self._now)
