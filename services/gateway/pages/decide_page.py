"""The buttons of who looks after a territory: confirmed by phone, suspended, or no longer so."""

from collections.abc import Awaitable, Callable
from typing import Literal

from aiohttp import web
from pydantic import BaseModel, ConfigDict

from services.directory.contract.revision import Receipt
from services.gateway.asking import SERVICES, Services
from services.gateway.commands import Order
from services.gateway.pages.editor import signed_in
from services.gateway.pages.flash import tell_once
from services.gateway.pages.forms import FormKey, Revision, order_of, read_sent
from services.gateway.pages.referent_page import back_to_desk
from services.gateway.pages.render import redirect
from services.gateway.route import Handler
from services.wire.parse import parse

Decide = Callable[[Services, str, int, Order], Awaitable[Receipt]]


class Carried(BaseModel):
    """What each button carries: ``retour`` is the page to go back to."""

    model_config = ConfigDict(frozen=True)

    revision: Revision
    key: FormKey
    retour: Literal["fiche", "referent"] = "fiche"


def deciding(decide: Decide, done: str) -> Handler:
    """The handler of such a button."""

    async def handle(request: web.Request) -> web.StreamResponse:
        actor, place_id = signed_in(request), request.match_info["place_id"]
        carried = parse(Carried, dict(await read_sent(request)), "invalid_form")
        order = await order_of(request, carried.key, actor)
        receipt = await decide(request.app[SERVICES], place_id, carried.revision, order)
        if carried.retour == "referent":
            return back_to_desk(done)
        path = f"/lieux/{place_id}"
        response = redirect(path)
        tell_once(response, path, done, receipt.revision)
        return response

    return handle


async def _confirm(services: Services, place_id: str, revision: int, order: Order) -> Receipt:
    return await services.places.confirm_place(place_id, revision, order)


async def _suspend(services: Services, place_id: str, revision: int, order: Order) -> Receipt:
    return await services.moderation.suspend_place(place_id, revision, order)


async def _resume(services: Services, place_id: str, revision: int, order: Order) -> Receipt:
    return await services.moderation.restore_place(place_id, revision, order)


CONFIRM = deciding(_confirm, "confirmed")
SUSPEND = deciding(_suspend, "suspended")
RESUME = deciding(_resume, "resumed")
