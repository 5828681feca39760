"""The gateway as an aiohttp application: every route, behind the same four middlewares."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterable

from aiohttp import web

from services.gateway.answering import CACHE
from services.gateway.asking import SERVICES, Services
from services.gateway.cache import AnswerCache
from services.gateway.exports.pages import TURN
from services.gateway.limiting import RateLimits
from services.gateway.openapi import OPENAPI, describe
from services.gateway.pages.routes import PAGES
from services.gateway.problems import problems
from services.gateway.reading import refuse_query
from services.gateway.route import ROUTES_BY_NAME, UNKNOWN, Handler, Route, route_of
from services.gateway.routes import ROUTES
from services.gateway.sessions import SESSIONS, Sessions
from services.gateway.settings import SETTINGS, GatewaySettings
from services.wire import metrics, trace
from services.wire.caller import Caller, Listener

_log = logging.getLogger(__name__)

CallerFor = Callable[[Listener], Caller]
LONGEST_QUERY = 16 * 1024
SAFETY = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; "
        "form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: browsers would send `Origin: null` with the forms of our own pages.
    "Referrer-Policy": "same-origin",
}


def create_app(settings: GatewaySettings, caller_for: CallerFor) -> web.Application:
    """The application. ``caller_for`` makes the caller that will tell the cache what is indexed."""
    cache = AnswerCache(clock=time.time)
    caller = caller_for(cache)
    limits = RateLimits(settings)
    app = web.Application(
        middlewares=[watch, problems, limits.middleware, bounded],
        client_max_size=settings.largest_body_bytes,
    )
    app[SETTINGS] = settings
    app[CACHE] = cache
    app[SERVICES] = Services(caller)
    app[SESSIONS] = Sessions(settings)
    app[OPENAPI] = describe(ROUTES)
    app[TURN] = asyncio.Lock()
    add_routes(app, (*ROUTES, *PAGES))
    app.on_response_prepare.append(_add_safety)
    app.cleanup_ctx.append(_connected(caller))
    return app


def add_routes(app: web.Application, routes: Iterable[Route]) -> None:
    """Let the application answer these."""
    app[ROUTES_BY_NAME] = {}
    for route in routes:
        resource = app.router.add_resource(route.path, name=route.name)
        resource.add_route(route.method, route.handler)
        if route.method == "GET":
            resource.add_route("HEAD", route.handler)
        app[ROUTES_BY_NAME][route.name] = route


@web.middleware
async def watch(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Begins the trace, measures, and logs one line."""
    started = time.perf_counter()
    with trace.step(request.headers.get("traceparent", "")):
        response = await handler(request)
        seconds = time.perf_counter() - started
        route, status = route_of(request).name, response.status
        metrics.REQUESTS.labels(route, request.method, status).observe(seconds)
        told = {"route": route, "method": request.method, "status": status}
        _log.info("request", extra={**told, "ms": round(seconds * 1000, 1)})
    return response


@web.middleware
async def bounded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses an address longer than any question, and parameters where none are taken."""
    if len(request.rel_url.raw_query_string) > LONGEST_QUERY:
        raise web.HTTPRequestURITooLong
    route = route_of(request)
    if route.query is None and route is not UNKNOWN:
        refuse_query(request.query)
    return await handler(request)


async def _add_safety(_request: web.Request, response: web.StreamResponse) -> None:
    """Before the headers leave: those of a stream are gone when its handler returns."""
    response.headers.update(SAFETY)


def _connected(caller: Caller) -> Callable[[web.Application], AsyncIterator[None]]:
    async def connected(app: web.Application) -> AsyncIterator[None]:
        await caller.start()
        yield
        await caller.close()

    return connected
