"""What every piece of work leaves behind: its place in the trace, its duration, a line when it is a
bug.
"""

import logging
import time
from typing import Any
from weakref import WeakKeyDictionary

from nameko.extensions import DependencyProvider

from services.wire import metrics, trace
from services.wire.errors import Refused
from services.wire.failures import told
from services.wire.handlers import TypedEventHandler
from services.wire.rpc import PatientRpc

_log = logging.getLogger(__name__)


class TelemetryProvider(DependencyProvider):
    """Watches each worker of a service."""

    answers_from_memory = True

    def __init__(self) -> None:
        self._started: WeakKeyDictionary[Any, float] = WeakKeyDictionary()

    def worker_setup(self, worker_ctx: Any) -> None:
        trace.enter(worker_ctx.data.get("traceparent") or "")
        self._started[worker_ctx] = time.perf_counter()

    def worker_result(self, worker_ctx: Any, result: Any = None, exc_info: Any = None) -> None:
        if isinstance(worker_ctx.entrypoint, TypedEventHandler):
            self._handled(worker_ctx, exc_info)
        elif isinstance(worker_ctx.entrypoint, PatientRpc):
            self._answered(worker_ctx, exc_info)

    def _handled(self, worker_ctx: Any, exc_info: Any) -> None:
        if exc_info is None:  # a failure is counted and logged where it is put aside
            handler = f"{worker_ctx.service_name}.{worker_ctx.entrypoint.method_name}"
            _log.info("event handled", extra={"handler": handler})

    def _answered(self, worker_ctx: Any, exc_info: Any) -> None:
        name = f"{worker_ctx.service_name}.{worker_ctx.entrypoint.method_name}"
        outcome = _outcome(exc_info)
        duration = time.perf_counter() - self._started[worker_ctx]
        metrics.CALLS.labels(name, outcome).observe(duration)
        if outcome == "bug":
            _log.error("call failed", extra={"call": name}, exc_info=exc_info)


def _outcome(exc_info: Any) -> str:
    if exc_info is None:
        return "answered"
    error = told(exc_info[1])
    return type(error).__name__ if isinstance(error, Refused) else "bug"


class Watched:
    """Base of every service class: its workers are traced and measured."""

    telemetry = TelemetryProvider()
