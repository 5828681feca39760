"""All places as a file, sent while it is written: memory holds one page of it."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import datetime

from aiohttp import web

from services.gateway.exports.breaking import whole_or_broken
from services.gateway.exports.format import Format
from services.gateway.exports.geojson import GEOJSON
from services.gateway.exports.pages import shown_places
from services.gateway.exports.standard_csv import CSV
from services.gateway.exports.standard_json import JSON
from services.gateway.pages.words import PARIS
from services.gateway.route import Handler

FORMATS = (CSV, JSON, GEOJSON)


def exporting(form: Format) -> Handler:
    """The handler that sends all places in this format."""

    async def handle(request: web.Request) -> web.StreamResponse:
        async with aclosing(form.pieces(shown_places(request.app))) as pieces:
            first = await anext(pieces)  # before the headers: a refusal still has its status
            response = _headers_of(request, form)
            if request.method == "GET":
                with whole_or_broken(request):
                    await _send(request, response, first, pieces)
        return response

    return handle


def _headers_of(request: web.Request, form: Format) -> web.StreamResponse:
    name = f"{datetime.now(PARIS):%Y-%m-%d}_lieux-de-mediation-numerique.{form.extension}"
    headers = {
        "Content-Type": f"{form.media}; charset=utf-8",
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
        "Vary": "Accept-Encoding",
    }
    response = web.StreamResponse(headers=headers)
    if request.method == "GET" and "gzip" in request.headers.get("Accept-Encoding", ""):
        response.enable_compression(web.ContentCoding.gzip)
    return response


async def _send(
    request: web.Request, response: web.StreamResponse, first: bytes, rest: AsyncIterator[bytes]
) -> None:
    """Each piece waits until the one before is on its way: a slow reader costs one page."""
    await response.prepare(request)
    await response.write(first)
    async for piece in rest:
        await response.write(piece)
    await response.write_eof()
