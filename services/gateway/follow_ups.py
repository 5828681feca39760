"""The private address where somebody follows what they proposed, without an account.

It is drawn from their command and our secret, so that a command sent again leads to the same page,
and kept nowhere: the directory knows the correction by a hash of it alone.
"""

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode

from aiohttp import web

from services.directory.contract.revision import Command
from services.gateway.settings import SETTINGS
from services.wire.errors import NotFound

_BYTES = 18
_FOLLOW_UP = re.compile(r"[A-Za-z0-9_-]{24}")


def follow_up_of(request: web.Request, command: Command) -> str:
    """24 letters, figures and dashes that nobody else can tell."""
    secret = request.app[SETTINGS].session_secret.get_secret_value().encode()
    drawn = hmac.new(secret, f"maillage.follow_up.v1 {command.key}".encode(), hashlib.sha256)
    return urlsafe_b64encode(drawn.digest()[:_BYTES]).decode()


def correction_id_of(follow_up: str) -> str:
    """The correction that is followed there. Raises NotFound for what never was such an address."""
    if not _FOLLOW_UP.fullmatch(follow_up):
        raise NotFound("correction_not_found", "There is no such correction any more.")
    return hashlib.sha256(follow_up.encode()).hexdigest()[:32]
