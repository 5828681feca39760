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
from services.wire.rpc import PatientRpc

_log = logging.getLogger(__name__)


class TelemetryProvider(DependencyProvider):
    """Watches each worker of a service."""

    def __init__(self) -> None:
        self._started: WeakKeyDictionary[Any, float] = WeakKeyDictionary()

    def worker_setup(self, worker_ctx: Any) -> None:
        trace.enter(worker_ctx.data.get("traceparent") or "")
        self._started[worker_ctx] = time.perf_counter()

    def worker_result(self, worker_ctx: Any, result: Any = None, exc_info: Any = None) -> None:
        if not isinstance(worker_ctx.entrypoint, PatientRpc):
            return  # a handler's failure is counted and logged where it is put aside
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
