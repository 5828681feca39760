"""Answers that no rule understands, for a person to see to."""

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.pages.backstage import must_look_behind
from services.gateway.pages.render import redirect, render_personal
from services.gateway.pages.words import moment, phone
from services.gateway.sessions import must_come_from_our_pages

REPLIES = "/reponses"


async def show_replies(request: web.Request) -> web.Response:
    """Oldest first."""
    must_look_behind(request)
    waiting = await request.app[SERVICES].notify.waiting_replies()
    return render_personal("replies.html", replies=waiting.replies, moment=moment, phone=phone)


async def close_reply(request: web.Request) -> web.Response:
    """It was seen to; closing it twice is harmless."""
    must_look_behind(request)
    must_come_from_our_pages(request)
    await request.app[SERVICES].notify.close_reply(request.match_info["reply_id"])
    return redirect(REPLIES)
