"""The page where a structure says that a workshop will not take place."""

from aiohttp import web
from pydantic import BaseModel, ConfigDict

from services.gateway.asking import SERVICES
from services.gateway.pages.editor import signed_in, workshop_to_change
from services.gateway.pages.flash import tell_once
from services.gateway.pages.forms import FormKey, Revision, new_key, order_of, read_sent
from services.gateway.pages.render import redirect, render_personal
from services.gateway.pages.workshop_view import workshop_view
from services.wire.parse import parse


class Carried(BaseModel):
    """What the question carries to its answer."""

    model_config = ConfigDict(frozen=True)

    revision: Revision
    key: FormKey


async def show_question(request: web.Request) -> web.Response:
    """Asks whether it is really this one."""
    shown = await workshop_to_change(request)
    if shown.cancelled:
        return redirect(f"/ateliers/{shown.workshop.workshop_id}")
    return render_personal(
        "workshop_cancel.html",
        workshop=workshop_view(shown.workshop),
        revision=shown.workshop.revision,
        key=new_key(),
    )


async def cancel(request: web.Request) -> web.Response:
    """Cancel it; its page says so."""
    actor = signed_in(request)
    carried = parse(Carried, dict(await read_sent(request)), "invalid_form")
    workshop_id = request.match_info["workshop_id"]
    order = await order_of(request, carried.key, actor)
    workshops, path = request.app[SERVICES].workshops, f"/ateliers/{workshop_id}"
    receipt = await workshops.cancel_workshop(workshop_id, carried.revision, order)
    response = redirect(path)
    tell_once(response, path, "cancelled", receipt.revision)
    return response
