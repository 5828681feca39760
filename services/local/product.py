"""The three services and their bus in one process; the gateway asks them through a caller."""

from collections.abc import Callable
from typing import Any

from services.directory.service import DirectoryService
from services.local.settings import LocalSettings, sending_settings
from services.notify.service import NotifyService
from services.search.service import SearchService
from services.wire.caller import Listener
from services.wire.container import LocalContainer
from services.wire.health import checks_of, failing
from services.wire.local import LocalBus
from services.wire.local_caller import LocalCall, LocalCaller
from services.wire.mongo import open_database

SERVICES = (DirectoryService, NotifyService, SearchService)


class Product:
    """Started in the order they are named; stopped in the other."""

    def __init__(
        self, mongo_url: str, settings: LocalSettings, on_death: Callable[[str], None]
    ) -> None:
        self._bus = LocalBus(open_database(mongo_url, "bus"), settings.retry_delays_ms)
        self._containers: dict[str, LocalContainer] = {}
        self._call = LocalCall(self._containers)
        for service in SERVICES:
            config: dict[str, Any] = {
                "BUS": self._bus,
                "CALL": self._call,
                "MONGO": (mongo_url, service.name),
                "HOLDER": "the one process",
                "ON_DEATH": on_death,
            }
            if service is NotifyService:
                config["SETTINGS"] = sending_settings(settings)
            self._containers[service.name] = LocalContainer(service, config)

    def start(self) -> None:
        """Begin to serve; what waited in the queues is handed out."""
        self._bus.prepare()
        for container in self._containers.values():
            container.start(self._bus)

    def stop(self) -> None:
        """Finish what is being handled; the rest waits for the next start."""
        self._bus.close()
        for container in reversed(self._containers.values()):
            container.stop()

    def caller_for(self, listener: Listener) -> LocalCaller:
        """How the gateway asks the services."""
        return LocalCaller(self._call, self._bus, listener, self._is_ready)

    def _is_ready(self) -> bool:
        extensions = [e for c in self._containers.values() for e in c.extensions]
        return not failing(checks_of(extensions))
