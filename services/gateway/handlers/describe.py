"""The API's own description, for programs and for people."""

from aiohttp import web

from services.gateway.answering import json_response
from services.gateway.openapi import OPENAPI
from services.gateway.pages.render import render


async def description(request: web.Request) -> web.Response:
    """OpenAPI 3.1."""
    return json_response(request.app[OPENAPI])


async def readable(request: web.Request) -> web.Response:
    """The same, to be read."""
    return render(request, "api.html", api=request.app[OPENAPI])
