"""The home of who looks after a territory: whom to call, what was proposed."""

from dataclasses import dataclass

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.tasks import WaitingTask
from services.gateway.asking import SERVICES
from services.gateway.pages.asked import Link
from services.gateway.pages.correction_view import correction_view
from services.gateway.pages.editor import REFERENT, REFERENTS, signed_in
from services.gateway.pages.flash import tell_once, told_once
from services.gateway.pages.forms import new_key
from services.gateway.pages.render import redirect, render_personal
from services.gateway.pages.results import town
from services.gateway.pages.words import long_date, phone, tel_link
from services.gateway.reading import read_query
from services.wire.errors import Forbidden

TOLD = 1  # what was just done is told once, whatever the page shows
OVERSEERS = ("region_admin", "operator")
JUST_DONE = {
    "closed": "La tâche est faite.",
    "confirmed": "La fiche est confirmée, merci.",
    "suspended": "La fiche est suspendue : sa page et les listes le disent à tous.",
    "resumed": "La fiche n'est plus suspendue.",
    "accepted": "La fiche est retirée de l'annuaire.",
}
WHY = {
    "unanswered": "N'a répondu à aucun rappel",
    "vanished": "N'est plus dans le fichier de sa source",
}


class DeskQuery(BaseModel):
    """Which territory is meant."""

    model_config = ConfigDict(frozen=True)

    territoire: str | None = Field(None, max_length=100)


@dataclass(frozen=True)
class TaskView:
    """A structure to call; ``key`` makes each of its buttons harmless twice."""

    task_id: str
    place: PlaceSnapshot
    town: str
    why: str
    since: str
    phone: Link | None
    key: str


async def show_desk(request: web.Request) -> web.Response:
    """What waits in one territory. Raises Forbidden for who looks after none."""
    actor = signed_in(request)
    if actor.role not in (*REFERENTS, "operator"):
        raise Forbidden("not_allowed", "This is for the referent of the territory.")
    territory = read_query(DeskQuery, request.query).territoire
    desk = await request.app[SERVICES].moderation.show_desk(territory, actor)
    return render_personal(
        "referent.html",
        desk=desk,
        tasks=tuple(map(_task_view, desk.tasks)),
        corrections=tuple(map(correction_view, desk.corrections)),
        oversees=actor.role in OVERSEERS,
        told=JUST_DONE.get(told_once(request, TOLD), ""),
    )


async def close_task(request: web.Request) -> web.Response:
    """It is done, without anything to change."""
    task_id, actor = request.match_info["task_id"], signed_in(request)
    await request.app[SERVICES].moderation.close_task(task_id, actor)
    return back_to_desk("closed")


def back_to_desk(done: str) -> web.Response:
    """To what waits, which says what was just done."""
    response = redirect(REFERENT)
    tell_once(response, REFERENT, done, TOLD)
    return response


def _task_view(waiting: WaitingTask) -> TaskView:
    task, place = waiting.task, waiting.place
    number = place.telephone
    return TaskView(
        task_id=task.task_id,
        place=place,
        town=town(place),
        why=WHY.get(task.why, ""),
        since=long_date(task.since.date()),
        phone=Link(phone(number), tel_link(number)) if number else None,
        key=new_key(),
    )
