"""Telling somebody once that a change was kept: a cookie that names the revision, soon over."""

from aiohttp import web

from services.gateway.sessions import has_credentials

COOKIE = "maillage_saved"
LIVES_S = 30


def tell_saved(response: web.StreamResponse, place_id: str, revision: int) -> None:
    """Let the place's page say that this revision was just saved."""
    response.set_cookie(
        COOKIE,
        str(revision),
        max_age=LIVES_S,
        path=f"/lieux/{place_id}",
        httponly=True,
        samesite="Strict",
    )


def was_just_saved(request: web.Request, revision: int) -> bool:
    """Only for who has a session: pages for everybody are kept, and must not say it."""
    return has_credentials(request) and request.cookies.get(COOKIE) == str(revision)
