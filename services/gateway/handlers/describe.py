"""The API's own description, for programs and for people."""

from aiohttp import web

from services.gateway.answering import json_response, respond
from services.gateway.openapi import OPENAPI
from services.gateway.pages.api_view import api_view
from services.gateway.pages.render import page


async def description(request: web.Request) -> web.Response:
    """OpenAPI 3.1."""
    return json_response(request.app[OPENAPI])


async def readable(request: web.Request) -> web.Response:
    """The same, to be read."""
    view, origin = api_view(request.app[OPENAPI]), str(request.url.origin())
    return respond(request, page("api.html", api=view, origin=origin), "no-cache")
