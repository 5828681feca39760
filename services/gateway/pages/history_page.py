"""The page of a listing's history, where those who may have an earlier version back."""

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from services.gateway.asking import SERVICES
from services.gateway.handlers.moderation import to_revision
from services.gateway.pages.editor import signed_in
from services.gateway.pages.flash import tell_once
from services.gateway.pages.forms import FormKey, Revision, new_key, order_of, read_sent
from services.gateway.pages.history_view import line_view
from services.gateway.pages.render import redirect, render_personal
from services.gateway.reading import read_query
from services.wire.parse import parse

AT_ONCE = 20


class HistoryQuery(BaseModel):
    """Which stretch is meant."""

    model_config = ConfigDict(frozen=True)

    apres: str | None = Field(None, max_length=200)


class Carried(BaseModel):
    """What the form carries."""

    model_config = ConfigDict(frozen=True)

    revision: Revision
    key: FormKey


async def show_history(request: web.Request) -> web.Response:
    """The newest first."""
    actor, place_id = signed_in(request), request.match_info["place_id"]
    after = read_query(HistoryQuery, request.query).apres
    found = await request.app[SERVICES].moderation.list_history(place_id, actor, after, AT_ONCE)
    return render_personal(
        "history.html",
        place_id=place_id,
        history=found,
        lines=[line_view(line, found, place_id) for line in found.lines],
        key=new_key(),
    )


async def restore_revision(request: web.Request) -> web.Response:
    """Have the listing say what it said then, and show it."""
    actor, place_id = signed_in(request), request.match_info["place_id"]
    carried = parse(Carried, dict(await read_sent(request)), "invalid_form")
    order = await order_of(request, carried.key, actor)
    receipt = await request.app[SERVICES].moderation.restore_revision(
        place_id, to_revision(request), carried.revision, order
    )
    path = f"/lieux/{place_id}"
    response = redirect(path)
    tell_once(response, path, "restored", receipt.revision)
    return response
