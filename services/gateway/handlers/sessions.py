"""From a link to a session, in the API."""

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from services.gateway.answering import json_response
from services.gateway.asking import SERVICES
from services.gateway.reading import read_body
from services.gateway.sessions import SESSIONS
from services.notify.contract.links import LinkClaims


class OpenLink(BaseModel):
    """The token at the end of a link."""

    model_config = ConfigDict(frozen=True)

    token: str = Field(min_length=1, max_length=200)


class OpenedSession(LinkClaims):
    """What the link allows, and the session to send as ``Authorization: Bearer``."""

    session: str


async def open_session(request: web.Request) -> web.Response:
    """Open a link: its claims, signed."""
    asked = await read_body(OpenLink, request)
    claims = await request.app[SERVICES].notify.open_link(asked.token)
    opened = OpenedSession(session=request.app[SESSIONS].make(claims), **dict(claims))
    return json_response(opened.model_dump(mode="json"), status=201)
