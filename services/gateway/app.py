"""The gateway as an aiohttp application: every route, behind the same four middlewares."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

from aiohttp import web

from services.gateway.answering import CACHE
from services.gateway.asking import SERVICES, Services
from services.gateway.cache import AnswerCache
from services.gateway.exports.pages import TURN
from services.gateway.limiting import LIMITS, RateLimits
from services.gateway.locating import LOCATOR, Locator
from services.gateway.openapi import OPENAPI, describe
from services.gateway.pages.routes import PAGES
from services.gateway.problems import problems
from services.gateway.reading import refuse_query
from services.gateway.route import ROUTES_BY_NAME, UNKNOWN, Handler, Route, route_of
from services.gateway.routes import ROUTES
from services.gateway.sessions import SESSIONS, Sessions
from services.gateway.settings import SETTINGS, GatewaySettings
from services.gateway.watching import watch
from services.wire.caller import Caller, Listener

CallerFor = Callable[[Listener], Caller]
LONGEST_QUERY = 16 * 1024
POLICY = (
    "default-src 'self'; img-src 'self' data: {tiles}; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)
SAFETY = {
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
    app[LIMITS] = limits
    app[CACHE] = cache
    app[SERVICES] = Services(caller)
    app[SESSIONS] = Sessions(settings)
    app[LOCATOR] = Locator(settings.home())
    app[OPENAPI] = describe(ROUTES)
    app[TURN] = asyncio.Lock()
    add_routes(app, (*ROUTES, *PAGES))
    app.on_response_prepare.append(_adding_safety(settings))
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
async def bounded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses an address longer than any question, and parameters where none are taken."""
    if len(request.rel_url.raw_query_string) > LONGEST_QUERY:
        raise web.HTTPRequestURITooLong
    route = route_of(request)
    if route.query is None and route is not UNKNOWN:
        refuse_query(request.query)
    return await handler(request)


def _adding_safety(settings: GatewaySettings) -> Callable[..., Awaitable[None]]:
    """Before the headers leave: those of a stream are gone when its handler returns."""
    safety = {"Content-Security-Policy": POLICY.format(tiles=settings.tile_host), **SAFETY}

    async def add_safety(_request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(safety)

    return add_safety


def _connected(caller: Caller) -> Callable[[web.Application], AsyncIterator[None]]:
    async def connected(app: web.Application) -> AsyncIterator[None]:
        await caller.start()
        yield
        await caller.close()

    return connected
