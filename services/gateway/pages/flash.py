"""Telling somebody once what was just kept: a cookie that names the revision, soon over."""

from dataclasses import replace

from aiohttp import web

from services.gateway.cache import Answer
from services.gateway.sessions import has_credentials

COOKIE = "maillage_saved"
LIVES_S = 30


def tell_once(response: web.StreamResponse, path: str, what: str, revision: int) -> None:
    """Let the page at ``path`` say what was just done to what it shows."""
    response.set_cookie(
        COOKIE, f"{what}.{revision}", max_age=LIVES_S, path=path, httponly=True, samesite="Strict"
    )


def told_once(request: web.Request, revision: int) -> str:
    """What was just done, for who has a session: pages for everybody are kept, and say nothing."""
    what, _, told = request.cookies.get(COOKIE, "").partition(".")
    return what if has_credentials(request) and told == str(revision) else ""


def forgotten(answer: Answer, request: web.Request, told: str) -> Answer:
    """The same answer; its cookie goes once it was told, so that coming back says nothing."""
    if not told:
        return answer
    over = f"{COOKIE}=; Max-Age=0; Path={request.rel_url.raw_path}; HttpOnly; SameSite=Strict"
    return replace(answer, headers={**answer.headers, "Set-Cookie": over})
