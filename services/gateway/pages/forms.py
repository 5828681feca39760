"""Reading forms that our own pages sent, and what makes sending one twice harmless."""

import hashlib
import secrets
from collections.abc import Collection
from typing import Annotated

from aiohttp import web
from multidict import MultiDict, MultiMapping
from pydantic import Field

from services.directory.contract.revision import Actor, Command
from services.gateway.commands import Order

AWAY = "Le service ne répond pas. Rien n'est perdu : envoyez à nouveau dans quelques secondes."

URLENCODED = "application/x-www-form-urlencoded"

FormKey = Annotated[str, Field(min_length=1, max_length=100)]
Revision = Annotated[int, Field(ge=1, le=999_999_999)]  # as an ETag of ours


def new_key() -> str:
    """For a form that is shown for the first time."""
    return secrets.token_hex(16)


async def read_sent(
    request: web.Request, ways: Collection[str] = (URLENCODED,)
) -> MultiMapping[str]:
    """What a form sent, in one of these ways; nothing at all is an empty form."""
    if not request.can_read_body:
        return MultiDict()
    if request.content_type not in ways:
        raise web.HTTPUnsupportedMediaType
    try:
        sent = await request.post()
    except (ValueError, LookupError, web.RequestPayloadError):  # a wrong encoding or boundary
        raise web.HTTPBadRequest from None
    return sent  # type: ignore[return-value]  # no form of ours sends a file


async def order_of(request: web.Request, key: str, actor: Actor) -> Order:
    """What this person's form orders."""
    return Order(actor, await command_of(request, key, actor.person_id))


async def command_of(request: web.Request, key: str, person_id: str = "") -> Command:
    """The form's key, which is this person's alone, and the fingerprint of all that was sent."""
    asked = f"POST {request.path}\n".encode() + await request.read()
    return Command(key=_digest(f"{person_id} {key}".encode()), fingerprint=_digest(asked))


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
