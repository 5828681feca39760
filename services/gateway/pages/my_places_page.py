"""The listings that somebody keeps, each with the one next thing to do."""

from datetime import datetime

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.pages.editor import signed_in
from services.gateway.pages.flash import told_once
from services.gateway.pages.kept_view import kept_view
from services.gateway.pages.render import render_personal
from services.gateway.pages.words import PARIS

TOLD = 1  # what was just done is told once, whatever the page shows


async def show_my_places(request: web.Request) -> web.Response:
    """All those that the link of who asks was for."""
    kept = await request.app[SERVICES].moderation.list_kept_places(signed_in(request))
    today = datetime.now(PARIS).date()
    return render_personal(
        "my_places.html",
        places=[kept_view(each, today) for each in kept.places],
        told="La fiche est retirée." if told_once(request, TOLD) else "",
    )
