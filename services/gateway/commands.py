"""What makes a command safe: the revision it rests on, and the key that makes it harmless twice."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from services.directory.contract.revision import Actor, Command
from services.gateway.reading import read_bytes
from services.wire.errors import Conflict, Invalid, Reason

_ETAG = re.compile(r'^"(\d{1,9})(-[0-9a-f]+)?"$')
_KEY = re.compile(r"^[\x21-\x7e]{1,255}$")


Json = dict[str, Any]


@dataclass(frozen=True)
class Order:
    """A command, and who gives it."""

    actor: Actor
    command: Command

    def to_wire(self) -> tuple[Json, Json]:
        """Both as JSON."""
        return self.actor.model_dump(mode="json"), self.command.model_dump(mode="json")


def read_revision(request: web.Request) -> int:
    """The revision that If-Match names. Raises when it is absent or is no ETag of ours."""
    if (given := request.headers.get("If-Match")) is None:
        detail = "Send If-Match with the ETag of what you change, as you read it."
        raise Conflict("precondition_required", detail)
    if (match := _ETAG.match(given.strip())) is None:
        reason = Reason(field="If-Match", message='send one ETag, such as "12-0f3a"')
        raise Invalid("invalid_header", "Correct the header named below.", [reason])
    return int(match[1])


async def read_order(request: web.Request, actor: Actor) -> Order:
    """This person's command."""
    return Order(actor, await read_command(request, actor.person_id))


async def read_command(request: web.Request, person_id: str = "") -> Command:
    """The command's key, which is this person's alone, and the fingerprint of all it asks.

    Without an Idempotency-Key the command has a key of its own: sent again it is another one.
    """
    given = request.headers.get("Idempotency-Key") or secrets.token_hex(16)
    if not _KEY.match(given):
        reason = Reason(field="Idempotency-Key", message="1 to 255 visible ASCII characters")
        raise Invalid("invalid_header", "Correct the header named below.", [reason])
    asked = f"{request.method} {request.path} {request.headers.get('If-Match')}".encode()
    return Command(
        key=_digest(f"{person_id} {given}".encode()),
        fingerprint=_digest(asked + b"\n" + await read_bytes(request)),
    )


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
