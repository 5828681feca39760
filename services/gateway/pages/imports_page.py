"""The pages of the files that were imported, for whoever looks after the whole directory."""

from urllib.parse import urlencode

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.handlers.imports import RemarksQuery
from services.gateway.pages.editor import signed_in
from services.gateway.pages.import_view import import_view, remark_view
from services.gateway.pages.render import render_personal
from services.gateway.queries import PagedQuery
from services.gateway.reading import read_query

LIST = "/imports"
IMPORT = f"{LIST}/{{import_id}}"


async def show_imports(request: web.Request) -> web.Response:
    """The newest first."""
    asked = read_query(PagedQuery, request.query)
    page = await request.app[SERVICES].imports.list_imports(
        signed_in(request), asked.after, asked.limit
    )
    return render_personal(
        "imports.html",
        views=[import_view(each) for each in page.imports],
        older=_next(LIST, asked, page.next_after),
        is_first=asked.after is None,
    )


async def show_import(request: web.Request) -> web.Response:
    """One import: what became of its rows, then what was said of each."""
    asked = read_query(RemarksQuery, request.query)
    shown = await request.app[SERVICES].imports.show_import(
        request.match_info["import_id"], signed_in(request), asked.after, asked.limit
    )
    return render_personal(
        "import.html",
        view=import_view(shown.summary),
        remarks=[remark_view(each) for each in shown.remarks],
        following=_next(request.rel_url.raw_path, asked, shown.next_after),
        is_first=asked.after == 0,
    )


def _next(path: str, asked: PagedQuery | RemarksQuery, after: str | int | None) -> str:
    """The address of the next page; empty on the last one."""
    if after is None:
        return ""
    given = asked.model_dump(exclude_unset=True) | {"after": after}
    return f"{path}?{urlencode(given)}"
