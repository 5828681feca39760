"""A service's own /health/live, /health/ready and /metrics, beside its work."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

import eventlet
import eventlet.wsgi
import orjson
from prometheus_client import make_wsgi_app

from services.wire.errors import Unavailable

_log = logging.getLogger(__name__)

Checks = Iterable[tuple[str, Callable[[], None]]]


def serve_health(host: str, port: int, extensions: Iterable[Any]) -> None:
    """Answer on host:port in the background; ``port`` 0 means nowhere.

    Ready means that every extension with a ``check()`` passes it (they raise Unavailable).
    """
    if port:
        checks = checks_of(extensions)
        listener = eventlet.listen((host, port))
        eventlet.spawn_n(eventlet.wsgi.server, listener, health_app(checks), log_output=False)


def checks_of(extensions: Iterable[Any]) -> list[tuple[str, Callable[[], None]]]:
    """The checks of those that have one."""
    return [(type(e).__name__, e.check) for e in extensions if hasattr(e, "check")]


def health_app(checks: Checks) -> Callable[..., Iterable[bytes]]:
    """The WSGI application that answers them."""
    checks = tuple(checks)
    metrics = make_wsgi_app()

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == "/metrics":
            return metrics(environ, start_response)
        if path not in ("/health/live", "/health/ready"):
            return _json(start_response, "404 Not Found", {"status": "not_found"})
        away = failing(checks) if path == "/health/ready" else []
        status = "503 Service Unavailable" if away else "200 OK"
        return _json(start_response, status, {"status": "away" if away else "ok", "away": away})

    return answer


def failing(checks: Checks) -> list[str]:
    """The codes of the checks that do not pass."""
    away = []
    for name, check in checks:
        try:
            check()
        except Unavailable as reason:
            _log.warning("not ready", extra={"check": name, "reason": reason.code})
            away.append(reason.code)
    return away


def _json(start_response: Callable[..., Any], status: str, answer: Any) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "application/json")])
    return [orjson.dumps(answer)]
