"""Opening a link for one of its purposes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from services.notify.contract.links import LinkClaims, Purpose
from services.notify.links.store import LinkStore
from services.wire.errors import NotFound


class LinkNotValid(NotFound):
    """The link is unknown, over, or for something else."""

    def __init__(self) -> None:
        super().__init__("link_not_valid", "This link has expired or is not complete; ask again.")


@dataclass(frozen=True)
class Opening:
    """Reads links; looking at one changes nothing."""

    links: LinkStore
    clock: Callable[[], datetime]

    def open(self, token: str, *purposes: Purpose) -> LinkClaims:
        """What the link allows, if it is for one of these purposes. Raises LinkNotValid."""
        link = self.links.find(token)
        if link is None or not link.is_open(self.clock()) or link.claims.purpose not in purposes:
            raise LinkNotValid()
        return link.claims
