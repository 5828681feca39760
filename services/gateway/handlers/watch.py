"""What those who run Maillage look at."""

import asyncio

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from services.gateway.answering import json_response
from services.gateway.asking import SERVICES


async def live(request: web.Request) -> web.Response:
    """This process answers."""
    return json_response({"status": "ok"})


async def ready(request: web.Request) -> web.Response:
    """This process can reach the services' broker; each service answers for itself."""
    if await asyncio.to_thread(request.app[SERVICES].are_reachable):
        return json_response({"status": "ok"})
    return json_response({"status": "away", "away": ["services_away"]}, status=503)


async def metrics(request: web.Request) -> web.Response:
    """What this process counted, in Prometheus' text format; not for who comes through a proxy."""
    if "X-Forwarded-For" in request.headers or "Forwarded" in request.headers:
        raise web.HTTPNotFound
    told = await asyncio.to_thread(generate_latest)  # some gauges ask the database
    return web.Response(body=told, headers={"Content-Type": CONTENT_TYPE_LATEST})
