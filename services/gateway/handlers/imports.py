"""In the API: the files that were imported, and what was said of their rows."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.imports import ShownImport
from services.directory.contract.revision import Actor
from services.gateway.answering import json_response
from services.gateway.asking import SERVICES
from services.gateway.exports import remarks_csv
from services.gateway.exports.breaking import whole_or_broken
from services.gateway.queries import PagedQuery
from services.gateway.reading import read_query
from services.gateway.sessions import SESSIONS

PAGE = 500  # remarks that are held of a file at a time


class RemarksQuery(BaseModel):
    """Which remarks of an import."""

    model_config = ConfigDict(frozen=True)

    after: int = Field(0, ge=0, le=10**9, description="`next_after` of the page before.")
    limit: int = Field(50, ge=1, le=1000, description="How many remarks to answer at most.")


async def list_imports(request: web.Request) -> web.Response:
    """The newest first."""
    asked = read_query(PagedQuery, request.query)
    page = await request.app[SERVICES].imports.list_imports(
        _actor(request), asked.after, asked.limit
    )
    return json_response(page.model_dump(mode="json"))


async def show_import(request: web.Request) -> web.Response:
    """One import, with a stretch of what was said of its rows."""
    asked = read_query(RemarksQuery, request.query)
    shown = await request.app[SERVICES].imports.show_import(
        request.match_info["import_id"], _actor(request), asked.after, asked.limit
    )
    return json_response(shown.model_dump(mode="json"))


async def export_remarks(request: web.Request) -> web.StreamResponse:
    """All that was said of its rows, as a file that is sent while it is read."""
    actor, import_id = _actor(request), request.match_info["import_id"]
    async with aclosing(_pieces(request, import_id, actor)) as pieces:
        first = await anext(pieces)  # before the headers: a refusal still has its status
        response = web.StreamResponse(headers=_headers(import_id))
        if request.method == "GET":
            with whole_or_broken(request):
                await response.prepare(request)
                await response.write(first)
                async for piece in pieces:
                    await response.write(piece)
                await response.write_eof()
    return response


async def _pieces(
    request: web.Request, import_id: str, actor: Actor
) -> AsyncGenerator[bytes, None]:
    before, after = remarks_csv.OPENING, 0
    while True:
        shown = await _stretch(request, import_id, actor, after)
        yield before + remarks_csv.lines(shown.remarks)
        if shown.next_after is None:
            return
        before, after = b"", shown.next_after


async def _stretch(request: web.Request, import_id: str, actor: Actor, after: int) -> ShownImport:
    return await request.app[SERVICES].imports.show_import(import_id, actor, after, PAGE)


def _headers(import_id: str) -> dict[str, str]:
    return {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": f'attachment; filename="import-{import_id}.csv"',
        "Cache-Control": "no-store",
    }


def _actor(request: web.Request) -> Actor:
    return request.app[SESSIONS].actor(request, via="api")
