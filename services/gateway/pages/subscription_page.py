"""The page behind the link of an alert: to let it begin, to see what it is, to end it."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.pages.forms import read_sent
from services.gateway.pages.problem_page import Told, render_problem
from services.gateway.pages.render import redirect, render, render_personal
from services.gateway.pages.workshop_view import alerts_href
from services.gateway.sessions import must_come_from_our_pages
from services.wire.errors import Invalid

CONFIRM, END = "confirmer", "arreter"
OVER = Told(
    "Ce lien n'ouvre plus rien",
    "Il a expiré ou est incomplet. Si vous voulez être prévenu des ateliers, demandez-le à nouveau"
    " par la page « Alertes ».",
    href="/alertes",
    label="Demander des alertes",
)


def subscription_problem(request: web.Request, told: Mapping[str, Any]) -> web.Response:
    """For a link that is over: how to have another one; the usual page for other problems."""
    if told["status"] != 404:
        return render_problem(request, told)
    return render(request, "problem.html", problem=OVER, told=told)


async def show_subscription(request: web.Request) -> web.Response:
    """What the alert is, and what can be done with it. Mail scanners look too: nothing changes."""
    shown = await request.app[SERVICES].notify.show_subscription(request.match_info["token"])
    again = alerts_href(shown.around.label, shown.around.code_postal)
    return render_personal("subscription.html", shown=shown, again=again)


async def change_subscription(request: web.Request) -> web.Response:
    """Let it begin, or end it; then show it as it stands."""
    must_come_from_our_pages(request)
    token, action = request.match_info["token"], (await read_sent(request)).get("action")
    notify = request.app[SERVICES].notify
    if action not in (CONFIRM, END):
        raise Invalid("invalid_form", "The form does not say what to do.")
    await (notify.confirm_subscription if action == CONFIRM else notify.end_subscription)(token)
    return redirect(request.rel_url.raw_path)
