"""All places, or those searched for, as a file sent while it is written: memory holds one page."""

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from datetime import datetime

from aiohttp import web

from services.directory.contract.place import PlaceSnapshot
from services.gateway.exports.breaking import whole_or_broken
from services.gateway.exports.format import Format
from services.gateway.exports.geojson import GEOJSON
from services.gateway.exports.pages import found_places, shown_places
from services.gateway.exports.standard_csv import CSV
from services.gateway.exports.standard_json import JSON
from services.gateway.exports.unique import each_with_its_id
from services.gateway.inclusion.files import SERVICES_OF_PLACES, STRUCTURES
from services.gateway.pages.words import PARIS
from services.gateway.queries import PlaceFilters
from services.gateway.reading import read_search
from services.gateway.route import Handler

FORMATS = {
    "places.csv": CSV,
    "places.json": JSON,
    "places.geojson": GEOJSON,
    "data-inclusion/structures.json": STRUCTURES,
    "data-inclusion/services.json": SERVICES_OF_PLACES,
}
"""By their path."""


def exporting(form: Format) -> Handler:
    """The handler that sends places in this format: those searched for, or all."""

    async def handle(request: web.Request) -> web.StreamResponse:
        async with aclosing(form.pieces(each_with_its_id(_places(request)))) as pieces:
            first = await anext(pieces)  # before the headers: a refusal still has its status
            response = _headers_of(request, form)
            if request.method == "GET":
                with whole_or_broken(request):
                    await _send(request, response, first, pieces)
        return response

    return handle


def _places(request: web.Request) -> AsyncIterator[Sequence[PlaceSnapshot]]:
    """From the directory unless something is searched for: all of them need no index."""
    asked = read_search(PlaceFilters, request.query)
    is_filtered = asked != PlaceFilters()
    return found_places(request.app, asked) if is_filtered else shown_places(request.app)


def _headers_of(request: web.Request, form: Format) -> web.StreamResponse:
    name = f"{datetime.now(PARIS):%Y-%m-%d}_{form.name}.{form.extension}"
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
