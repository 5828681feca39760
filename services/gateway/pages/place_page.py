"""A place's own page."""

from datetime import datetime

from aiohttp import web

from services.directory.contract.place import PlaceSnapshot
from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.pages.flash import was_just_saved
from services.gateway.pages.linked_data import as_script
from services.gateway.pages.place_view import place_view
from services.gateway.pages.render import page
from services.gateway.pages.words import PARIS
from services.gateway.sessions import SESSIONS, has_credentials
from services.wire.errors import Forbidden


async def show_place(request: web.Request) -> Answer:
    """Everything the public would ask; for its editor also the way to change it."""
    shown = await request.app[SERVICES].show_place(request.match_info["place_id"])
    return page(
        "place.html",
        view=place_view(shown, datetime.now(PARIS).date()),
        linked_data=as_script(shown.place),
        may_edit=_may_edit(request, shown.place),
        just_saved=was_just_saved(request, shown.place.revision),
    )


def _may_edit(request: web.Request, place: PlaceSnapshot) -> bool:
    """Whether to offer it; the directory judges when it is done."""
    if not has_credentials(request):
        return False
    try:
        actor = request.app[SESSIONS].actor(request, via="page")
    except Forbidden:
        return False
    return actor.role == "operator" or place.place_id in actor.place_ids
