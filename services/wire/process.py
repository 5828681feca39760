"""Runs one nameko service as a process of its own, on RabbitMQ."""

import logging
import os
import signal
import time
from typing import Any

import eventlet
import kombu.serialization
import orjson
from amqp.exceptions import AccessRefused, PreconditionFailed
from nameko.containers import ServiceContainer
from nameko.exceptions import RpcTimeout, UnknownService, deserialize_to_instance
from nameko.runners import ServiceRunner
from nameko.standalone.rpc import ClusterRpcProxy

from services.wire import logs
from services.wire.amqp import AmqpBus
from services.wire.confirmed import AWAY
from services.wire.errors import Refused, Unavailable
from services.wire.garbage import collect_rarely
from services.wire.health import serve_health
from services.wire.settings import EX_CONFIG, WireSettings, read_settings

_log = logging.getLogger(__name__)

CALL_TIMEOUT_S = 10.0
LONGEST_STOP_S = 20.0  # less than a supervisor's patience


def run(service: type[Any], mongo_url: str = "") -> None:
    """Run the service until SIGTERM or Ctrl-C, then finish what is in flight.

    The caller has let eventlet patch the standard library before it imported anything else.
    """
    collect_rarely()
    settings = read_settings(WireSettings)
    logs.configure(service.name, settings.log_form, settings.log_level)
    use_orjson()
    bus = AmqpBus(settings.amqp_url, settings.retry_delays_ms)
    _wait_for_broker(bus)
    runner = ServiceRunner(_config(settings, bus, (mongo_url, service.name)))
    runner.add_service(service)
    _stop_on_signals(runner)
    runner.start()
    container = next(iter(runner.containers))
    serve_health(settings.health_host, settings.health_port, [bus, *container.extensions])
    _log.info("ready")
    _wait(container)
    _log.info("stopped")


def use_orjson() -> None:
    """Let kombu and nameko read and write JSON with orjson."""
    kombu.serialization.register(
        "json", orjson.dumps, orjson.loads, "application/json", content_encoding="utf-8"
    )


class AmqpCall:
    """A question from one nameko service to another; see bus.Call."""

    def __init__(self, url: str) -> None:
        self._config = {"AMQP_URI": url}
        for refusal in Refused.kinds.values():
            deserialize_to_instance(refusal)

    def __call__(self, service: str, method: str, **arguments: Any) -> Any:
        try:
            with ClusterRpcProxy(self._config, timeout=CALL_TIMEOUT_S) as services:
                return getattr(getattr(services, service), method)(**arguments)
        except (RpcTimeout, UnknownService, *AWAY) as failure:
            raise Unavailable("service_away", f"{service} does not answer.") from failure


def _config(settings: WireSettings, bus: AmqpBus, mongo: tuple[str, str]) -> dict[str, Any]:
    return {
        "AMQP_URI": settings.amqp_url,
        "max_workers": settings.max_workers,
        "BUS": bus,
        "CALL": AmqpCall(settings.amqp_url),
        "MONGO": mongo,
    }


def _wait_for_broker(bus: AmqpBus) -> None:
    while True:
        try:
            return bus.check()
        except Unavailable as reason:
            cause = reason.__cause__
            _log.warning("waiting for the broker", extra={"reason": repr(cause)})
            if isinstance(cause, AccessRefused | PreconditionFailed):
                raise SystemExit(EX_CONFIG) from cause  # waiting would not mend it
            time.sleep(1)


def _stop_on_signals(runner: ServiceRunner) -> None:
    def stop(*_: Any) -> None:
        # eventlet's primitives may not be used in a signal handler
        eventlet.spawn_n(runner.stop)
        eventlet.spawn_after(LONGEST_STOP_S, _end_now, "the stop took too long")

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)


def _wait(container: ServiceContainer) -> None:
    """Until the container has stopped; a container that died takes the process with it."""
    waiting = eventlet.spawn(container.wait)
    while True:
        try:
            waiting.wait()
        except InterruptedError:  # a signal interrupted eventlet's own wait; the work goes on
            continue
        except Exception as failure:
            _end_now(f"the service died of {type(failure).__name__}")
        return


def _end_now(reason: str) -> None:
    """End without ceremony: what is in flight comes again, and the supervisor starts us again."""
    _log.critical("ending now", extra={"reason": reason})
    os._exit(os.EX_SOFTWARE)
