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
    view = api_view(request.app[OPENAPI])
    return respond(request, page("api.html", api=view, origin=_origin(request)), "no-cache")


def _origin(request: web.Request) -> str:
    """Where the reader found us, for the examples to be run."""
    try:
        return str(request.url.origin())
    except ValueError:  # a Host that is none
        return "http://127.0.0.1:8080"
