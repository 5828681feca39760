"""One route: what answers it, and everything the OpenAPI description says of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from pydantic import BaseModel

API = "/api/v1"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
RenderProblem = Callable[[web.Request, Mapping[str, Any]], web.Response]


@dataclass(frozen=True)
class Route:
    """``query``, ``body`` and ``answer`` are the models of what is sent, and answered with
    ``success``.

    ``media`` is the type of that answer, which need not be JSON; then it has no model.
    ``refusals`` are the statuses it may answer beside those that every route may (429, 503). A
    command may carry an Idempotency-Key; it is sent with a session if ``is_signed_in``. What
    ``names_revision``, by If-Match or in a form's field, never follows a place that was merged.
    ``render_problem`` shows problems to people, on the routes of pages.
    """

    method: str
    path: str
    handler: Handler
    name: str
    summary: str = ""
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    answer: type[BaseModel] | None = None
    success: int = 200
    media: str = "application/json"
    refusals: tuple[int, ...] = ()
    is_command: bool = False
    is_signed_in: bool = False
    names_revision: bool = False
    in_api: bool = True
    render_problem: RenderProblem | None = None


async def _nothing(request: web.Request) -> web.StreamResponse:
    raise web.HTTPNotFound


UNKNOWN = Route("*", "*", _nothing, "unknown")
ROUTES_BY_NAME = web.AppKey("routes_by_name", dict[str, Route])


def route_of(request: web.Request) -> Route:
    """The route that answers this request. Logs name it, never its path, which can hold tokens."""
    name = request.match_info.route.name
    return request.app[ROUTES_BY_NAME].get(name, UNKNOWN) if name else UNKNOWN
