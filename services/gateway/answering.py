"""How a route's handler becomes an answer: from memory when it may, compressed, with its ETag."""

from collections.abc import Awaitable, Callable

import orjson
from aiohttp import web
from pydantic import BaseModel

from services.gateway.cache import LISTS, Answer, AnswerCache
from services.gateway.route import Handler
from services.gateway.sessions import has_credentials
from services.wire import metrics

CACHE = web.AppKey("cache", AnswerCache)
JSON = "application/json"
Read = Callable[[web.Request], Awaitable[Answer]]


def json_answer(model: BaseModel, tag: str = "") -> Answer:
    """The model as JSON. ``tag`` begins its ETag."""
    return Answer(model.model_dump_json().encode(), JSON, tag)


def reading(read: Read, subject: str | None = None) -> Handler:
    """The handler of a public read: asks only when memory has no right answer.

    ``subject`` names the part of the path that holds the place it shows; a list has none.
    """

    async def handle(request: web.Request) -> web.StreamResponse:
        if has_credentials(request):
            metrics.CACHE.labels("personal").inc()
            return respond(request, await read(request), "private, no-cache")
        about = request.match_info[subject] if subject else LISTS
        return respond(request, await _from_memory(request, read, about), "no-cache")

    return handle


def asking_each_time(read: Read) -> Handler:
    """The handler of a public read of what no event retires here, so that it is never kept."""

    async def handle(request: web.Request) -> web.StreamResponse:
        cache_control = "private, no-cache" if has_credentials(request) else "no-cache"
        return respond(request, await read(request), cache_control)

    return handle


async def _from_memory(request: web.Request, read: Read, subject: str) -> Answer:
    cache, key = request.app[CACHE], request.rel_url.raw_path_qs
    if (kept := cache.find(key)) is not None:
        metrics.CACHE.labels("kept").inc()
        return kept
    metrics.CACHE.labels("asked").inc()
    ticket = cache.ticket(subject)
    answer = await read(request)
    cache.keep(key, ticket, answer)
    return answer


def respond(request: web.Request, answer: Answer, cache_control: str) -> web.Response:
    """The answer, or 304 when the client has it already."""
    headers = {
        **answer.headers,
        "ETag": answer.etag,
        "Cache-Control": cache_control,
        "Vary": "Accept-Encoding, Authorization, Cookie",
    }
    if _has_it(request, answer.etag):
        return web.Response(status=304, headers=headers)
    body = answer.body
    if "gzip" in request.headers.get("Accept-Encoding", "") and answer.gzipped:
        body = answer.gzipped
        headers["Content-Encoding"] = "gzip"
    headers["Content-Type"] = f"{answer.content_type}; charset=utf-8"
    return web.Response(body=body, headers=headers)


def _has_it(request: web.Request, etag: str) -> bool:
    known = request.headers.get("If-None-Match", "")
    return known == "*" or etag in [each.strip().removeprefix("W/") for each in known.split(",")]


def json_response(value: object, status: int = 200) -> web.Response:
    """A JSON answer to one person, never kept by anybody."""
    headers = {"Cache-Control": "no-store"}
    body = orjson.dumps(value)
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)
