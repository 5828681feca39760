"""A workshop's own page."""

from datetime import UTC, datetime

from aiohttp import web

from services.directory.contract.shown import ShownWorkshop
from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.pages.editor import may_edit
from services.gateway.pages.flash import forgotten, told_once
from services.gateway.pages.linked_data import as_script
from services.gateway.pages.linked_events import event
from services.gateway.pages.render import page
from services.gateway.pages.workshop_view import workshop_page_view

JUST_DONE = {
    "announced": "Votre atelier est annoncé. Les personnes abonnées à ce thème, près d'ici, vont"
    " être prévenues.",
    "cancelled": "C'est fait : cet atelier est annulé. Sa page le dit désormais à tous.",
    "changed": "Vos changements sont enregistrés et visibles ici.",
}


async def show_workshop(request: web.Request) -> Answer:
    """Everything that one would ask before going there; for its editor the ways to change it."""
    workshop_id = request.match_info["workshop_id"]
    shown = await request.app[SERVICES].workshops.show_workshop(workshop_id)
    told = JUST_DONE.get(told_once(request, shown.workshop.revision), "")
    answer = page(
        "workshop.html",
        view=workshop_page_view(shown, datetime.now(UTC)),
        # Search engines are told of nothing that was invented.
        linked_data="" if shown.workshop.demo else as_script(event(shown)),
        may_edit=may_edit(request, shown.workshop.place_id, _territories(shown)),
        told=told,
    )
    return forgotten(answer, request, told)


def _territories(shown: ShownWorkshop) -> tuple[str, ...]:
    return shown.workshop.place.territories if shown.workshop.place else ()
