"""Who may change a place through the pages. The directory judges again when it is done."""

from collections.abc import Sequence

from aiohttp import web

from services.directory.contract.revision import Actor
from services.directory.contract.shown import ShownWorkshop
from services.gateway.asking import SERVICES
from services.gateway.sessions import SESSIONS, has_credentials
from services.notify.contract.links import LinkClaims
from services.wire.errors import Forbidden

REFERENT, MY_PLACES = "/referent", "/mes-fiches"
REFERENTS = frozenset({"referent", "region_admin"})


def home_of(who: Actor | LinkClaims) -> str:
    """Where somebody begins who has just opened their link."""
    if who.role in REFERENTS or (who.role == "operator" and not who.place_ids):
        return REFERENT
    if len(who.place_ids) == 1:
        return f"/lieux/{who.place_ids[0]}/modifier"
    return MY_PLACES if who.place_ids else "/"


def signed_in(request: web.Request) -> Actor:
    """Who asks. Raises NotSignedIn."""
    return request.app[SESSIONS].actor(request, via="page")


def editor_of(request: web.Request, place_id: str) -> Actor:
    """Who asks. Raises Forbidden for who may not, which spares filling in a form in vain.

    Whether the place is in a referent's territory, only the directory knows here.
    """
    actor = signed_in(request)
    if not (actor.role in REFERENTS or _keeps(actor, place_id)):
        raise Forbidden("not_an_editor", "Ask for an edit link of this place.")
    return actor


def may_edit(request: web.Request, place_id: str, territories: Sequence[str] = ()) -> bool:
    """Whether to offer it."""
    actor = _signed_in_or_none(request)
    return actor is not None and (_keeps(actor, place_id) or _looks_after(actor, territories))


def may_moderate(request: web.Request, territories: Sequence[str]) -> bool:
    """Whether to offer what only those may who look after a territory."""
    actor = _signed_in_or_none(request)
    return actor is not None and (actor.role == "operator" or _looks_after(actor, territories))


async def workshop_to_change(request: web.Request) -> ShownWorkshop:
    """The workshop that the address names, for who may change it. Raises as ``editor_of``."""
    signed_in(request)
    workshop_id = request.match_info["workshop_id"]
    shown = await request.app[SERVICES].workshops.show_workshop(workshop_id)
    editor_of(request, shown.workshop.place_id)
    return shown


def _signed_in_or_none(request: web.Request) -> Actor | None:
    if not has_credentials(request):
        return None
    try:
        return signed_in(request)
    except Forbidden:
        return None


def _keeps(actor: Actor, place_id: str) -> bool:
    return actor.role == "operator" or place_id in actor.place_ids


def _looks_after(actor: Actor, territories: Sequence[str]) -> bool:
    return actor.role in REFERENTS and not {*actor.territories}.isdisjoint(territories)
