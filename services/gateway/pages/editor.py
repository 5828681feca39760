"""Who may change a place through the pages. The directory judges again when it is done."""

from aiohttp import web

from services.directory.contract.revision import Actor
from services.directory.contract.shown import ShownWorkshop
from services.gateway.asking import SERVICES
from services.gateway.sessions import SESSIONS, has_credentials
from services.wire.errors import Forbidden


def signed_in(request: web.Request) -> Actor:
    """Who asks. Raises NotSignedIn."""
    return request.app[SESSIONS].actor(request, via="page")


def editor_of(request: web.Request, place_id: str) -> Actor:
    """Who asks. Raises Forbidden for who may not, which spares filling in a form in vain."""
    actor = signed_in(request)
    if not _may_edit(actor, place_id):
        raise Forbidden("not_an_editor", "Ask for an edit link of this place.")
    return actor


def may_edit(request: web.Request, place_id: str) -> bool:
    """Whether to offer it."""
    if not has_credentials(request):
        return False
    try:
        return _may_edit(signed_in(request), place_id)
    except Forbidden:
        return False


async def workshop_to_change(request: web.Request) -> ShownWorkshop:
    """The workshop that the address names, for who may change it. Raises as ``editor_of``."""
    signed_in(request)
    workshop_id = request.match_info["workshop_id"]
    shown = await request.app[SERVICES].workshops.show_workshop(workshop_id)
    editor_of(request, shown.workshop.place_id)
    return shown


def _may_edit(actor: Actor, place_id: str) -> bool:
    return actor.role == "operator" or place_id in actor.place_ids
