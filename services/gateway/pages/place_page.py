"""A place's own page."""

from datetime import UTC, datetime

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.pages.editor import may_edit, may_moderate
from services.gateway.pages.flash import forgotten, told_once
from services.gateway.pages.forms import new_key
from services.gateway.pages.linked_data import as_script, linked_data
from services.gateway.pages.place_view import place_view
from services.gateway.pages.render import page

SAVED = "Vos changements sont enregistrés et visibles ici. Les listes suivent dans l'instant."
JUST_DONE = {
    "suspended": "La fiche est suspendue : sa page et les listes le disent à tous.",
    "resumed": "La fiche n'est plus suspendue.",
    "restored": "La fiche dit à nouveau ce qu'elle disait alors.",
    "saved": SAVED,
    "saved_and_confirmed": f"{SAVED} La fiche est confirmée, merci.",
    "confirmed": "Merci, la fiche est confirmée : vous venez de dire que tout y est juste.",
}


async def show_place(request: web.Request) -> Answer:
    """Everything the public would ask; for its editor also the way to change it."""
    shown = await request.app[SERVICES].places.show_place(request.match_info["place_id"])
    told = JUST_DONE.get(told_once(request, shown.place.revision), "")
    answer = page(
        "place.html",
        view=place_view(shown, datetime.now(UTC)),
        linked_data=as_script(linked_data(shown.place, shown.workshops)),
        may_edit=may_edit(request, shown.place.place_id, shown.place.territories),
        may_moderate=may_moderate(request, shown.place.territories),
        key=new_key(),
        told=told,
    )
    return forgotten(answer, request, told)
