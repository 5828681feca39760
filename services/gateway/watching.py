"""What is told of each request: its trace begins here, one line is logged, its time is counted."""

import logging
import time
from functools import lru_cache

from aiohttp import hdrs, web
from prometheus_client import Histogram

from services.gateway.route import Handler, route_of
from services.wire import metrics, trace

_log = logging.getLogger(__name__)

KINDS = 1024
"""More than there are routes, methods and statuses that go together."""


@web.middleware
async def watch(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Begins the trace, measures, and logs one line."""
    started = time.perf_counter()
    with trace.step(request.headers.get("traceparent", "")):
        response = await handler(request)
        seconds = time.perf_counter() - started
        route, status = route_of(request).name, response.status
        method = request.method if request.method in hdrs.METH_ALL else "other"
        _timer(route, method, status).observe(seconds)
        told = {"route": route, "method": method, "status": status}
        _log.info("request", extra={**told, "ms": round(seconds * 1000, 1)})
    return response


@lru_cache(KINDS)
def _timer(route: str, method: str, status: int) -> Histogram:
    """Kept, because asking for it costs more than counting."""
    return metrics.REQUESTS.labels(route, method, status)
