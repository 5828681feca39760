"""How asyncio code asks the services that run in its own process: still as JSON, and in threads
where it might have to wait.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from typing import Any

import orjson

from services.wire import trace
from services.wire.caller import CALL_TIMEOUT_S, Listener, ServiceFailed
from services.wire.container import LocalContainer
from services.wire.errors import Refused, Unavailable
from services.wire.failures import told
from services.wire.local import LocalBus
from services.wire.written import Written

WORKERS = 8  # Python runs one at a time anyway; more only wait for the database


class LocalCall:
    """A question from one service to another of the same process; see bus.Call."""

    def __init__(self, containers: Mapping[str, LocalContainer]) -> None:
        self._containers = containers

    def __call__(self, service: str, method: str, **arguments: Any) -> Any:
        return orjson.loads(self.answer(service, method, arguments, trace.current()))

    def is_from_memory(self, service: str) -> bool:
        """Whether nothing that this service answers waits for a database or an engine."""
        container = self._containers.get(service)
        return container is not None and container.answers_from_memory()

    def answer(
        self, service: str, method: str, arguments: Mapping[str, Any], traceparent: str
    ) -> bytes:
        """The JSON text of the answer. Raises the refusal, or ServiceFailed for a bug."""
        container = self._containers.get(service)
        if container is None or not container.answers(method):
            raise Unavailable("service_away", f"{service} does not answer {method}.")
        crossed = orjson.loads(orjson.dumps(arguments))
        try:
            answer = container.work(method, traceparent=traceparent, **crossed)
            return bytes(answer) if isinstance(answer, Written) else orjson.dumps(answer)
        except Exception as error:
            failure = told(error)
            if isinstance(failure, Refused):
                raise failure from error
            raise ServiceFailed(type(error).__name__) from error


class LocalCaller:
    """See caller.Caller."""

    def __init__(
        self,
        call: LocalCall,
        bus: LocalBus,
        listener: Listener,
        are_ready: Callable[[], bool] = lambda: True,
    ) -> None:
        self._are_ready = are_ready
        self._call = call
        self._bus = bus
        self._listener = listener
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="call")

    async def start(self) -> None:
        """Hear live events from now on, in the event loop's thread."""
        loop = asyncio.get_running_loop()
        heard, event = self._listener.heard, self._listener.event

        def tell(body: bytes) -> None:
            said = event.model_validate(orjson.loads(body))
            with suppress(RuntimeError):  # the loop has closed: nobody listens any more
                loop.call_soon_threadsafe(heard, said)

        self._bus.hear(event.TYPE, tell)
        self._listener.bound()

    async def close(self) -> None:
        """Let what is being answered finish."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def is_ready(self) -> bool:
        return self._are_ready()

    async def call(self, service: str, method: str, **arguments: Any) -> Any:
        return orjson.loads(await self.written(service, method, **arguments))

    async def written(self, service: str, method: str, **arguments: Any) -> bytes:
        answer = partial(self._call.answer, service, method, arguments, trace.current())
        if self._call.is_from_memory(service):  # a thread would only wait for this one's Python
            return copy_context().run(answer)
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(CALL_TIMEOUT_S):
                return await loop.run_in_executor(self._pool, answer)
        except TimeoutError as failure:
            raise Unavailable("service_away", f"{service} does not answer; try again.") from failure
