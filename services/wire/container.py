"""One service inside the common process: nameko's decorators and providers, in plain threads."""

import logging
import sys
import threading
from collections.abc import Callable, Iterable
from functools import partial
from inspect import getmembers, isfunction
from typing import Any

from nameko.containers import WorkerContext
from nameko.extensions import (
    ENTRYPOINT_EXTENSIONS_ATTR,
    Entrypoint,
    Extension,
    is_dependency,
    iter_extensions,
)

from services.wire.envelope import Event
from services.wire.handlers import TypedEventHandler
from services.wire.local import LocalBus
from services.wire.queues import queue_name
from services.wire.rpc import PatientRpc
from services.wire.timer import PatientTimer, log_failed_turn

_log = logging.getLogger(__name__)


class ManagedThread:
    """A thread that must not die unnoticed: without the relay's, nothing would be told any more."""

    def __init__(self, run: Callable[[], None], name: str, on_death: Callable[[str], None]) -> None:
        self._run = run
        self._on_death = on_death
        self._thread = threading.Thread(target=self._watched, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Return when it has ended."""
        self._thread.join()

    def _watched(self) -> None:
        try:
            self._run()
        except Exception:
            _log.exception("thread died", extra={"thread": self._thread.name})
            self._on_death(self._thread.name)


class LocalContainer:
    """What nameko's ServiceContainer is on RabbitMQ: binds providers, runs each piece of work."""

    def __init__(self, service: type[Any], config: dict[str, Any]) -> None:
        self.service_cls = service
        self.service_name: str = service.name
        self.config = config
        self.shared_extensions: dict[Any, Any] = {}
        self._threads: list[ManagedThread] = []
        self._stopping = threading.Event()
        self._entrypoints = dict(_entrypoints(service))
        self._providers = [p.bind(self, name) for name, p in getmembers(service, is_dependency)]

    @property
    def extensions(self) -> list[Extension]:
        """Every provider and what it is made of, each once."""
        nested = [part for provider in self._providers for part in iter_extensions(provider)]
        return list(dict.fromkeys([*nested, *self._providers]))

    def start(self, bus: LocalBus) -> None:
        """Set up and start the providers, then serve the queues and the timers."""
        for extension in self.extensions:
            extension.setup()
        for extension in self.extensions:
            extension.start()
        for method, entrypoint in self._entrypoints.items():
            self._serve(bus, method, entrypoint)

    def stop(self) -> None:
        """Stop the providers; the bus has stopped handing out work."""
        self._stopping.set()
        for extension in reversed(self.extensions):
            extension.stop()
        for thread in self._threads:
            thread.wait()

    def answers(self, method: str) -> bool:
        """Whether other services may call this method."""
        return isinstance(self._entrypoints.get(method), PatientRpc)

    def answers_from_memory(self) -> bool:
        """Whether each of its providers says that it never waits for anything."""
        return all(getattr(each, "answers_from_memory", False) for each in self._providers)

    def work(self, method: str, *args: Any, traceparent: str = "", **kwargs: Any) -> Any:
        """Run one method as nameko runs a worker, and answer what it answers."""
        service = self.service_cls()
        entrypoint = self._entrypoints[method]
        context = WorkerContext(self, service, entrypoint, data={"traceparent": traceparent})
        for provider in self._providers:
            setattr(service, provider.attr_name, provider.get_dependency(context))
        for provider in self._providers:
            provider.worker_setup(context)
        result = exc_info = None
        try:
            result = getattr(service, method)(*args, **kwargs)
            return result
        except Exception:
            exc_info = sys.exc_info()
            raise
        finally:
            for provider in self._providers:
                provider.worker_result(context, result, exc_info)
                provider.worker_teardown(context)

    def spawn_managed_thread(self, run: Callable[[], None], identifier: str = "") -> ManagedThread:
        """A thread that ends with its extension; ON_DEATH of the config hears if it dies before."""
        thread = ManagedThread(run, f"{self.service_name} {identifier}", self._died)
        self._threads.append(thread)
        thread.start()
        return thread

    def _died(self, thread: str) -> None:
        if not self._stopping.is_set() and (on_death := self.config.get("ON_DEATH")):
            on_death(thread)

    def _serve(self, bus: LocalBus, method: str, entrypoint: Entrypoint) -> None:
        if isinstance(entrypoint, TypedEventHandler):
            said = entrypoint.event
            queue = queue_name(said.SOURCE, said.TYPE, self.service_name, method)
            bus.serve(queue, said, self._handler(method), entrypoint.kept_in(self._providers))
        elif isinstance(entrypoint, PatientTimer):
            self.spawn_managed_thread(partial(self._turns, method, entrypoint.interval), method)

    def _turns(self, method: str, seconds: float) -> None:
        while not self._stopping.wait(seconds):
            try:
                self.work(method)
            except Exception as error:  # the next turn comes all the same
                log_failed_turn(method, error)

    def _handler(self, method: str) -> Callable[[Event], None]:
        def handle(event: Event) -> None:
            self.work(method, event, traceparent=event.traceparent)

        return handle


def _entrypoints(service: type[Any]) -> Iterable[tuple[str, Entrypoint]]:
    for name, method in getmembers(service, isfunction):
        for entrypoint in getattr(method, ENTRYPOINT_EXTENSIONS_ATTR, ()):
            entrypoint.method_name = name
            yield name, entrypoint
