"""A link that lets its holder act: what it allows, and until when."""

import hashlib
import secrets
import string
from dataclasses import dataclass
from datetime import datetime

from services.notify.contract.links import LinkClaims

ALPHABET = string.ascii_letters + string.digits
TOKEN_LENGTH = 14


@dataclass(frozen=True)
class Link:
    """A link as it is kept: its token only as a hash, so that the database opens nothing."""

    token_hash: str
    claims: LinkClaims

    def is_open(self, now: datetime) -> bool:
        """Whether it still allows anything."""
        return now < self.claims.expires_at


def new_token() -> str:
    """83 random bits in letters and figures, for the person alone: short enough for an SMS."""
    return "".join(secrets.choice(ALPHABET) for _ in range(TOKEN_LENGTH))


def hash_of(token: str) -> str:
    """What is kept of a token. It is random, so a fast hash hides it well."""
    return hashlib.sha256(token.encode()).hexdigest()
